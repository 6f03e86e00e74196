// Turns one node of the site into a CatalogueItem: resources and collections to teach with, programmes and competitions to
// join. Pure; a node that is hidden, or that the site's own people made as a test, is a Rejection.
import type { ItemKind } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { createItemId } from '../kit/normalise/item-id.ts';
import { normaliseKeyStages } from '../kit/normalise/key-stages.ts';
import { normaliseLicence } from '../kit/normalise/licence.ts';
import { plainToHtml, toPlainText, toTitle } from '../kit/normalise/plain-text.ts';
import { normalisePublishedOn } from '../kit/normalise/published-on.ts';
import { normaliseResourceTypes, type ResourceTypes } from '../kit/normalise/resource-types.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { NodeRecord } from './feed.ts';
import { toNodeAddresses } from './node-addresses.ts';
import { normalisePublisher } from './publisher.ts';
import { normaliseSubjectWords } from './subject-words.ts';

export interface NormalisedRecord {
  readonly item: NormalisedItem;
  readonly unknownWords: readonly UnknownWord[];
}

export const PARTNER_SLUG = 'stem-learning';
/** A few sentences. */
export const LONGEST_SUMMARY = 600;

export function normalise(node: NodeRecord): NormalisedRecord | Rejection {
  const recordId = String(node.nodeNumber);
  const title = toTitle(plainToHtml(node.title));
  if (title === null)
    return createRejection('MISSING_FIELD', recordId, 'expected a title, got nothing', { field: 'title' });
  if (isTestTitle(title)) {
    return createRejection('TEST_RECORD', recordId, 'expected something real, got a test', {
      field: 'title',
      value: title,
    });
  }
  if (!node.isPublished) {
    return createRejection('NOT_PUBLISHED', recordId, 'expected a published node, got one that is hidden', {
      field: 'status',
      value: false,
    });
  }

  const ages = normaliseKeyStages(node.ageRanges);
  const words = normaliseSubjectWords(node.subjects, node.topics);
  const types = normaliseResourceTypes(node.resourceTypes);
  const licence = normaliseLicence(node.licence);
  const publishedOn = normalisePublishedOn(node.publishedYear);
  const common = {
    id: createItemId(PARTNER_SLUG, recordId),
    title,
    summary: toPlainText(node.summary, LONGEST_SUMMARY) ?? toPlainText(node.body, LONGEST_SUMMARY),
    ...toNodeAddresses(node),
    image: null,
    publisher: normalisePublisher(node.publisher),
    ...ages.value,
    subjects: words.subjects,
    topics: words.topics,
    status: 'CURRENT' as const,
    licence: licence.value,
    qualityMarks: [],
    publishedOn: publishedOn?.date ?? null,
    codes: [],
    hub: null,
    inferredFields: publishedOn === null || publishedOn.precision === 'DAY' ? [] : ['publishedOn'],
  };
  const unknownWords = [
    ...words.unknownWords,
    ...ages.unknown.map((word) => ({ field: 'keyStages', word })),
    ...types.unknown.map((word) => ({ field: 'resourceTypes', word })),
    ...licence.unknown.map((word) => ({ field: 'licence', word })),
  ];
  const item =
    node.bundle === 'programme' ? toActivity(common, types.value) : toResource(common, types.value, node.bundle);
  return { item, unknownWords };
}

type Activity = Extract<NormalisedItem, { family: 'Activity' }>;
type Resource = Extract<NormalisedItem, { family: 'LearningResource' }>;
type Common = Pick<Activity, keyof Activity & keyof Resource & Exclude<keyof Resource, OwnOfFamily>>;
type OwnOfFamily = 'family' | 'kind' | 'free';

function toResource(common: Common, { resourceTypes }: ResourceTypes, bundle: 'resource' | 'collection'): Resource {
  return {
    ...common,
    family: 'LearningResource',
    kind: bundle === 'collection' ? 'COLLECTION' : 'RESOURCE',
    resourceTypes,
    duration: null,
    files: [],
    costText: null,
    preparationMinutes: null,
    kit: [],
    free: null,
  };
}

function toActivity(common: Common, { kind }: ResourceTypes): Activity {
  return {
    ...common,
    family: 'Activity',
    kind: toActivityKind(kind),
    audience: [],
    deliveryMode: null,
    start: null,
    end: null,
    dateText: null,
    venue: null,
    sessions: [],
    eligibility: null,
    deadline: null,
    embargoUntil: null,
    priceText: null,
    free: null,
  };
}

// A node has no date, and an event without one is nothing to go to: it is a programme.
function toActivityKind(kind: ItemKind | null): ItemKind {
  return kind === 'COMPETITION' || kind === 'FUNDING' ? kind : 'PROGRAMME';
}
