// A hub's offer becomes an item as we keep it, whichever format it came in. Pure; an offer that the hub has called off is
// a removal, and one that it hides or only tries out is a Rejection.

import type { Activity, Course, LearningResource, Session } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import { isTestTitle } from '../kit/normalise/is-test-title.ts';
import { createItemId } from '../kit/normalise/item-id.ts';
import { normaliseLicence } from '../kit/normalise/licence.ts';
import { toPlainText, toTitle } from '../kit/normalise/plain-text.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { FeedRecord } from './feed.ts';
import type { HubContext } from './hub-context.ts';
import { ID_PREFIX } from './normalise-hub.ts';
import { type OfferFacts, readOfferFacts } from './offer-facts.ts';

/** Where an offer was published. */
export interface Origin {
  /** The register's id of the hub, or of the row that lists what belongs to no hub. */
  readonly registerId: string;
  readonly hub: HubContext | null;
  /** The address of an offer that has none, and whose hub has none, is this with a fragment. */
  readonly feedUrl: string;
}

const CALLED_OFF = /^\W*cancell?ed\b/i;

export function normalise(record: FeedRecord, origin: Origin): HarvestOutcome {
  const id = createItemId(ID_PREFIX, origin.registerId, ...record.identity);
  const title = toTitle(record.title);
  if (title === null) return reject('MISSING_FIELD', record, 'expected a title, got none');
  if (record.hidden) return reject('NOT_PUBLISHED', record, `the hub keeps '${title}' out of its listings`);
  if (record.cancelled || CALLED_OFF.test(title)) return { kind: 'removed', id };
  if (isTestTitle(title)) return reject('TEST_RECORD', record, `'${title}' is the hub's own test`);
  const facts = readOfferFacts(record, title, origin.hub);
  const item = toItem({ id, title, record, origin, facts });
  return { kind: 'kept', records: 1, item, unknownWords: [...record.unknownWords, ...facts.unknownWords] };
}

function reject(code: Rejection['code'], record: FeedRecord, message: string): HarvestOutcome {
  const rejection = createRejection(code, record.recordId, message, { field: 'title', value: record.title });
  return { kind: 'rejected', rejection };
}

interface Parts {
  readonly id: string;
  readonly title: string;
  readonly record: FeedRecord;
  readonly origin: Origin;
  readonly facts: OfferFacts;
}

function toItem(parts: Parts): NormalisedItem {
  const { facts } = parts;
  const item = toFamily(parts);
  const isDated = 'sessions' in item && item.sessions.length > 0;
  // A date tells for itself whether an offer is over; without one, an offer ends with its hub.
  const endsWithHub = !isDated && parts.origin.hub?.isClosed === true;
  const inferred = [...parts.record.inferredFields, ...facts.inferredFields, ...item.inferredFields];
  const inferredFields = [...new Set(inferred)].filter((field) => holdsSomething(item, field));
  if (!endsWithHub) return { ...item, inferredFields };
  return { ...item, status: 'CLOSED', inferredFields: [...inferredFields, 'status'] };
}

/** Kinds are told apart by family once, here. */
function toFamily(parts: Parts): NormalisedItem {
  const { kind } = parts.facts.kind;
  if (kind === 'COURSE') return { family: 'Course', ...toShared(parts), ...toCourse(parts) };
  if (kind === 'RESOURCE' || kind === 'COLLECTION') {
    return { family: 'LearningResource', ...toShared(parts), ...toResource(parts) };
  }
  return { family: 'Activity', ...toShared(parts), ...toActivity(parts) };
}

function holdsSomething(item: NormalisedItem, field: string): boolean {
  const value = Object.entries(item).find(([name]) => name === field)?.[1] ?? null;
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

type Shared = Omit<Extract<NormalisedItem, { family: 'HubProfile' }>, 'family' | OfHubs>;
type OfHubs = 'hubKind' | 'region' | 'areas' | 'leadOrganisation' | 'venue';

function toShared({ id, title, record, origin, facts }: Parts): Shared {
  const { hub } = origin;
  const address = toAddress(record, origin);
  const summary = toPlainText(toDescription(record, facts));
  return {
    id,
    kind: facts.kind.kind,
    title,
    summary: summary === title ? null : summary,
    url: address.url,
    otherUrls: record.otherUrls.filter((url) => url !== address.url),
    image: record.image,
    publisher: hub?.card.name ?? null,
    keyStages: facts.ages.keyStages,
    ageRange: facts.ages.ageRange,
    yearGroups: facts.ages.yearGroups,
    subjects: facts.subjects,
    topics: facts.topics,
    nations: facts.ages.nations,
    status: 'CURRENT',
    licence: normaliseLicence(null).value,
    qualityMarks: [],
    publishedOn: null,
    codes: [],
    hub: hub?.card ?? null,
    inferredFields: address.isInferred ? ['url'] : [],
  };
}

/** A course tells its day and place by its sessions; where none can be made, the hub's words for them are kept. */
function toDescription({ description, runs, dateText }: FeedRecord, { kind, venue }: OfferFacts): string | null {
  if (kind.kind !== 'COURSE' || runs.length > 0) return description;
  const where = [venue?.name ?? null, venue?.town ?? null, venue?.postcode ?? null].filter((part) => part !== null);
  const lines = [
    description,
    dateText === null ? null : `When: ${dateText}`,
    where.length === 0 ? null : `Where: ${where.join(', ')}`,
  ];
  return lines.filter((line) => line !== null).join('\n') || null;
}

/** Its own page, else its hub's, else the place in the feed where it is told. */
function toAddress(record: FeedRecord, { hub, feedUrl }: Origin): { url: string; isInferred: boolean } {
  const own = record.url ?? record.bookingUrl;
  if (own !== null) return { url: own, isInferred: false };
  return { url: hub?.url ?? `${feedUrl}#${encodeURIComponent(record.identity[1])}`, isInferred: true };
}

type Own<Family, Others extends string = never> = Omit<Family, keyof Shared | KeptFields | Others>;
type KeptFields = 'partner' | 'firstSeenAt' | 'changedAt' | 'checkedAt';

function toCourse({ record, facts }: Parts): Own<Course> {
  const isFunded = /\bENTHUSE\b/i.test(`${record.priceText} ${record.description}`);
  return {
    audience: facts.audience,
    deliveryMode: facts.deliveryMode,
    duration: null,
    priceText: facts.price.text,
    free: facts.price.free,
    funding: isFunded ? ['ENTHUSE'] : [],
    outcomes: [],
    sessions: toSessions(record, facts),
  };
}

function toActivity({ record, facts }: Parts): Own<Activity> {
  const sessions = toSessions(record, facts);
  const [first] = sessions;
  return {
    audience: facts.audience,
    deliveryMode: facts.deliveryMode,
    start: first?.start ?? null,
    end: first?.end ?? null,
    dateText: record.dateText,
    venue: facts.venue,
    sessions,
    eligibility: null,
    deadline: record.deadline,
    embargoUntil: null,
    priceText: facts.price.text,
    free: facts.price.free,
  };
}

function toResource({ facts }: Parts): Own<LearningResource> {
  const { word } = facts.kind;
  // That a resource is a resource says nothing about its type.
  const words = word === null || /^resources?$/i.test(word) ? [] : [word];
  return {
    resourceTypes: normaliseResourceTypes(words).value.resourceTypes,
    duration: null,
    files: [],
    costText: facts.price.text,
    preparationMinutes: null,
    kit: [],
    free: facts.price.free,
  };
}

function toSessions({ runs, bookingUrl, deadline }: FeedRecord, { venue }: OfferFacts): readonly Session[] {
  return runs
    .toSorted((one, other) => one.start.localeCompare(other.start))
    .map((run) => ({
      id: null,
      ...run,
      venue,
      deliveredBy: null,
      bookingUrl,
      bookingClosesAt: deadline,
      availability: null,
    }));
}
