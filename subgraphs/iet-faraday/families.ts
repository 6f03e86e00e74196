// The three families of item that a record may become, each with every field of its own set. Pure.
import { Duration } from 'luxon';
import type { ItemKind } from '../../schema/shared.generated.ts';
import type { NormalisedItem } from '../kit/catalogue-item.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseAudience } from '../kit/normalise/audience.ts';
import { normaliseDuration } from '../kit/normalise/duration.ts';
import { toPlainText } from '../kit/normalise/plain-text.ts';
import { normalisePrice } from '../kit/normalise/price.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { cleanWords } from '../kit/normalise/words.ts';
import type { NodeRecord } from './feed-node.ts';
import { normaliseFiles } from './files.ts';
import type { Times } from './normalise-times.ts';
import { normaliseOffers, type OfferedPrice, toMoney, toOfferEnd } from './offers.ts';
import { readMoment } from './read-dates.ts';
import { isSentence } from './subject-words.ts';

export interface NormalisedRecord {
  readonly item: NormalisedItem;
  /** Of all fields. */
  readonly unknownWords: readonly UnknownWord[];
}

const LONGEST_ELIGIBILITY = 500;
const MOST_OUTCOMES = 30;

type Activity = Extract<NormalisedItem, { family: 'Activity' }>;
type Course = Extract<NormalisedItem, { family: 'Course' }>;
type Resource = Extract<NormalisedItem, { family: 'LearningResource' }>;
/** What all families share. */
export type Common = Pick<Activity, Exclude<keyof Activity & keyof Resource & keyof Course, 'family' | 'free'>>;

/** The item, and the words that no vocabulary knows in the fields of its family. */
export function toFamily(common: Common, node: NodeRecord, base: string, times: Times): NormalisedRecord {
  const price = toPrice(node, common.kind);
  if (common.kind === 'COURSE') return toCourse(common, node, times, price);
  if (common.kind === 'RESOURCE' || common.kind === 'COLLECTION') return toResource(common, node, base, price);
  return toActivity(common, node, times, price);
}

function toResource(common: Common, node: NodeRecord, base: string, price: OfferedPrice): NormalisedRecord {
  const types = normaliseResourceTypes(node.learningResourceType);
  const duration = readDuration([node.timeRequired]);
  const preparation = Duration.fromISO(normaliseDuration(node.prepTime) ?? '');
  const item: Resource = {
    ...common,
    family: 'LearningResource',
    resourceTypes: types.value.resourceTypes,
    duration: duration.value,
    files: normaliseFiles([...node.encoding, ...node.associatedMedia, ...node.distribution], base),
    costText: normalisePrice(node.estimatedCost).text ?? price.priceText,
    preparationMinutes: preparation.isValid ? Math.round(preparation.as('minutes')) : null,
    kit: cleanWords([...node.supply, ...node.material]),
    free: price.free,
  };
  return {
    item,
    unknownWords: [...types.unknown.map((word) => ({ field: 'resourceTypes', word })), ...duration.unknownWords],
  };
}

function toCourse(common: Common, node: NodeRecord, times: Times, price: OfferedPrice): NormalisedRecord {
  const audience = readAudience(node);
  const runs = node.occasions.flatMap((occasion) => [occasion.courseWorkload, occasion.duration]);
  const duration = readDuration([node.timeRequired, node.occasion.duration, ...runs]);
  const item: Course = {
    ...common,
    family: 'Course',
    audience: audience.value,
    deliveryMode: times.deliveryMode,
    duration: duration.value,
    priceText: price.priceText,
    free: price.free,
    funding: cleanWords([...node.funder, ...node.sponsor]),
    outcomes: cleanWords([...node.teaches, ...node.assesses].filter(isSentence)).slice(0, MOST_OUTCOMES),
    sessions: times.sessions,
  };
  return { item, unknownWords: [...audience.unknownWords, ...times.unknownWords, ...duration.unknownWords] };
}

function toActivity(common: Common, node: NodeRecord, times: Times, price: OfferedPrice): NormalisedRecord {
  const audience = readAudience(node);
  const [first] = times.sessions;
  const terms = [...node.eligibility, ...node.programPrerequisites, node.conditionsOfAccess];
  // Places at an event are booked; to the others one applies.
  const offerEnd = common.kind === 'EVENT' ? null : toOfferEnd(node.occasion.offers);
  const item: Activity = {
    ...common,
    family: 'Activity',
    audience: audience.value,
    deliveryMode: times.deliveryMode,
    start: first?.start ?? null,
    end: first?.end ?? null,
    dateText: times.dateText,
    venue: times.venue,
    sessions: times.sessions,
    eligibility: toPlainText(terms.filter((words) => words !== null).join('\n'), LONGEST_ELIGIBILITY),
    deadline: readMoment(node.applicationDeadline) ?? offerEnd,
    embargoUntil: null,
    priceText: price.priceText,
    free: price.free,
  };
  return { item, unknownWords: [...audience.unknownWords, ...times.unknownWords] };
}

/** A grant's money comes to the school, so its amount says nothing of a price. */
function toPrice(node: NodeRecord, kind: ItemKind): OfferedPrice {
  const own = node.occasion.offers;
  const offers = own.length > 0 ? own : node.occasions.flatMap((occasion) => occasion.offers);
  const price = normaliseOffers(offers, node.isAccessibleForFree);
  if (kind !== 'FUNDING') return price;
  const [grant] = node.amount;
  const amount = grant === undefined || grant.value === null ? null : toMoney(grant.value, grant.currency);
  return { priceText: price.priceText ?? amount, free: node.isAccessibleForFree };
}

type Read<T> = { readonly value: T; readonly unknownWords: readonly UnknownWord[] };

function readAudience({ audience }: NodeRecord): Read<readonly string[]> {
  const words = audience.flatMap(({ name, audienceType, educationalRole }) => [
    ...audienceType,
    ...educationalRole,
    ...name,
  ]);
  const { value, unknown } = normaliseAudience(words);
  return { value, unknownWords: unknown.map((word) => ({ field: 'audience', word })) };
}

/** The first that names a length. */
function readDuration(statements: readonly (string | null)[]): Read<string | null> {
  const stated = statements.filter((words) => words !== null);
  const value = stated.map((words) => normaliseDuration(words)).find((duration) => duration !== null) ?? null;
  const unknown = value === null ? stated.slice(0, 1) : [];
  return { value, unknownWords: unknown.map((word) => ({ field: 'duration', word })) };
}
