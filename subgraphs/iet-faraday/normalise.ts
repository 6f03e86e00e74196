// Turns one record of a page into a CatalogueItem of its family. Pure; a record without a title or address, a test, and a
// draft are Rejections.
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { createItemId } from '../kit/normalise/item-id.ts';
import { normaliseLicence } from '../kit/normalise/licence.ts';
import { plainToHtml, toPlainText, toTitle } from '../kit/normalise/plain-text.ts';
import { normalisePublishedOn } from '../kit/normalise/published-on.ts';
import { cleanWords } from '../kit/normalise/words.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { toAddresses } from './addresses.ts';
import { normaliseAges } from './ages.ts';
import { type NormalisedRecord, toFamily } from './families.ts';
import type { FeedRecord } from './feed.ts';
import { toIdentity } from './identity.ts';
import { toKind } from './kind.ts';
import { hasDates, normaliseTimes } from './normalise-times.ts';
import { toPublisher } from './publisher.ts';
import { isDraft, toStatus } from './status.ts';
import { normaliseSubjectWords } from './subject-words.ts';

export const PARTNER_SLUG = 'iet-faraday';
/** A few sentences. */
const LONGEST_SUMMARY = 600;
/** What a page without JSON-LD does not say, but its head and heading let us take for so. */
const FALLBACK_FIELDS = ['kind', 'title', 'summary', 'image', 'subjects', 'topics', 'publishedOn'];

export function normalise(record: FeedRecord): NormalisedRecord | Rejection {
  const { node, page, recordId } = record;
  const ownTitle = toTitle(plainToHtml(node.name ?? node.headline ?? ''));
  const title = ownTitle ?? (page.isShared ? null : toTitle(plainToHtml(page.title ?? '')));
  if (title === null) {
    return createRejection('MISSING_FIELD', recordId, 'expected a name, got nothing', { field: 'name' });
  }
  const at = { field: 'name', value: title };
  if (isTestTitle(title)) return createRejection('TEST_RECORD', recordId, 'expected something real, got a test', at);
  if (isDraft(node)) {
    const field = { field: 'creativeWorkStatus', value: node.creativeWorkStatus };
    return createRejection('NOT_PUBLISHED', recordId, 'expected something published, got a draft', field);
  }
  const addresses = toAddresses(record);
  if (addresses === null) {
    const field = { field: 'url', value: page.canonicalUrl };
    return createRejection('INVALID_FIELD', recordId, 'expected an address of at most 8,000 characters', field);
  }

  const kind = toKind({
    types: node['@type'],
    additionalTypes: node.additionalType,
    resourceTypes: node.learningResourceType,
    hasDates: hasDates(node),
  });
  const ages = normaliseAges(node);
  const words = normaliseSubjectWords(node);
  const licence = normaliseLicence(node.license);
  const publishedOn = normalisePublishedOn(node.datePublished);
  const publisher = toPublisher([...node.publisher, ...node.provider, ...node.organizer, ...node.author]);
  const times = normaliseTimes(node, page.baseUrl, publisher);
  const ownSummary = toPlainText(plainToHtml(node.description ?? node.abstract ?? ''), LONGEST_SUMMARY);
  const summary = ownSummary ?? (page.isShared ? null : toPlainText(page.description, LONGEST_SUMMARY));
  const image = node.image[0] ?? node.thumbnailUrl[0] ?? (page.isShared ? null : page.image);
  const common = {
    id: createItemId(PARTNER_SLUG, ...toIdentity(record, kind, title)),
    kind,
    title,
    summary,
    ...addresses,
    image: toCanonicalUrl(image, page.baseUrl),
    publisher,
    ...ages.value,
    subjects: words.subjects,
    topics: words.topics,
    status: toStatus(node, times.isCancelled),
    licence: licence.value,
    qualityMarks: [],
    publishedOn: publishedOn?.date ?? null,
    codes: cleanWords(node.courseCode),
    hub: null,
    inferredFields: [
      ...(ownTitle === null ? ['title'] : []),
      ...(ownSummary === null && summary !== null ? ['summary'] : []),
      ...(publishedOn === null || publishedOn.precision === 'DAY' ? [] : ['publishedOn']),
    ],
  };
  const family = toFamily(common, node, page.baseUrl, times);
  const item = record.isFallback ? markFallback(family.item) : family.item;
  return {
    item,
    unknownWords: [
      ...words.unknownWords,
      ...ages.unknown.map((word) => ({ field: 'keyStages', word })),
      ...licence.unknown.map((word) => ({ field: 'licence', word })),
      ...family.unknownWords,
    ],
  };
}

function markFallback(item: NormalisedItem): NormalisedItem {
  const stated = new Map(Object.entries(item));
  const isStated = (field: string): boolean => {
    const value = stated.get(field) ?? null;
    return value !== null && !(Array.isArray(value) && value.length === 0);
  };
  return { ...item, inferredFields: FALLBACK_FIELDS.filter(isStated) };
}
