// Reads what teachers ask about an offer: for whom, what, where, how, at what price. Pure; what a field of the hub's does
// not tell is looked for in its texts and told apart as inferred, and what no text tells is null.
import { isDeepStrictEqual } from 'node:util';
import type { DeliveryMode, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { normaliseDeliveryMode } from '../kit/normalise/delivery-mode.ts';
import type { SchoolAges } from '../kit/normalise/key-stages.ts';
import { normalisePlace } from '../kit/normalise/place.ts';
import { normalisePrice, type Price } from '../kit/normalise/price.ts';
import { normaliseSubjects } from '../kit/normalise/subjects.ts';
import { normaliseTopics } from '../kit/normalise/topics.ts';
import { splitWords } from '../kit/normalise/words.ts';
import { findDeliveryMode } from '../kit/vocabulary/delivery-modes.ts';
import { findSubject } from '../kit/vocabulary/subjects.ts';
import type { FeedRecord } from './feed.ts';
import { findSubjectsInText } from './find-subjects-in-text.ts';
import { type Fact, readAges, readAudience } from './for-whom.ts';
import type { HubContext } from './hub-context.ts';
import { type DecidedKind, decideKind, findKind } from './kind.ts';
import { sortTags } from './sort-tags.ts';

export interface OfferFacts {
  readonly kind: DecidedKind;
  readonly audience: readonly string[];
  readonly ages: SchoolAges;
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly venue: Venue | null;
  readonly deliveryMode: DeliveryMode | null;
  readonly price: Price;
  /** Names of fields of the item that follow from texts. */
  readonly inferredFields: readonly string[];
  readonly unknownWords: readonly UnknownWord[];
}

// `Online via Zoom`, but not `Virtual Reality Lab, Leeds`.
const ONLINE_PLACE =
  /^(?:https?:|(?:online|virtual(?:ly)?|remote(?:ly)?|zoom|webinar|(?:ms |microsoft )?teams)(?:$|\W*$|\W*[-–(:,/]|\s+(?:via|on|only|event|session|webinar|meeting|delivery|over)\b))/i;
const ONLINE_TITLE = /\b(?:online|virtual|webinars?|livestream(?:ed)?|zoom)\b/i;

/** `title` is plain text; `hub` is null for what belongs to no hub. */
export function readOfferFacts(record: FeedRecord, title: string, hub: HubContext | null): OfferFacts {
  const tags = sortTags(record.tags, hub?.nation ?? null);
  const hasDates = record.runs.length > 0;
  const audience = readAudience([...record.audienceWords, ...tags.audiences], title);
  const typeWords = [...record.typeWords.flatMap(splitTypes), ...tags.types];
  const kind = decideKind({ typeWords, title, audience: audience.value, hasDates });
  const ages = readAges({ ...record, ageWords: [...record.ageWords, ...tags.ages] }, title, hub?.nation ?? null);
  const subjects = readSubjects([...record.subjectWords.flatMap(splitSubjects), ...tags.subjects], title, hub);
  const topics = normaliseTopics([...record.topicWords.flatMap(splitWords), ...tags.topics]);
  const venue = readVenue(record, hub);
  const stated = [...record.deliveryWords, ...tags.deliveries, ...typeWords.filter((word) => findDeliveryMode(word))];
  const deliveryMode = readDeliveryMode(stated, {
    // What a hub puts on has a tutor and a time, also where the feed does not tell the time yet.
    hasDates: hasDates || kind.kind !== 'PROGRAMME',
    isAttended: kind.kind !== 'PROGRAMME' && venue.value !== null,
    title,
    place: toPlaceWords(record),
  });
  return {
    kind,
    audience: audience.value,
    ages: ages.value,
    subjects: subjects.value,
    // A subject that our list lacks is still what people search for.
    topics: [...new Set([...topics.value, ...subjects.unknown])],
    venue: venue.value,
    deliveryMode: deliveryMode.value,
    price: normalisePrice(record.priceText?.replace(/^(\d+(?:\.\d\d)?)$/, '£$1')),
    inferredFields: [
      ...(kind.isInferred ? ['kind'] : []),
      ...(audience.isInferred ? ['audience'] : []),
      ...(ages.isInferred ? ['keyStages', 'ageRange', 'yearGroups'] : []),
      ...(subjects.isInferred ? ['subjects'] : []),
      ...(venue.isInferred ? ['venue'] : []),
      ...(deliveryMode.isInferred ? ['deliveryMode'] : []),
    ],
    unknownWords: [
      ...told('kind', kind.isInferred ? typeWords : []),
      ...told('audience', audience.unknown),
      ...told('keyStages', ages.unknown),
      ...told('subjects', subjects.unknown),
      ...told('topics', topics.unknown),
      ...told('venue', venue.unknown),
      ...told('deliveryMode', deliveryMode.unknown),
    ],
  };
}

/** By its own words, else by its title, else by the hub that it is of: a maths hub's course is one in mathematics. */
function readSubjects(words: readonly string[], title: string, hub: HubContext | null): Fact<readonly string[]> {
  const stated = normaliseSubjects(words);
  if (words.length > 0) return { ...stated, isInferred: false };
  const named = findSubjectsInText(title);
  const value = named.length > 0 ? named : (hub?.subjects ?? []);
  return { value, unknown: [], isInferred: value.length > 0 };
}

/** Without a place of its own an offer has none: the hub's would send people to an office. */
function readVenue(record: FeedRecord, hub: HubContext | null): Fact<Venue | null> {
  const { place } = record;
  if (place === null || ONLINE_PLACE.test(toPlaceWords(record))) return { value: null, unknown: [], isInferred: false };
  const found = normalisePlace({ ...place, region: hub?.regionName });
  // The hub's region tells towns of one name apart, and stands in where the words name no place that we know.
  const isInferred = !isDeepStrictEqual(found.value, normalisePlace(place).value);
  return { ...found, isInferred };
}

function readDeliveryMode(
  words: readonly string[],
  told: { hasDates: boolean; isAttended: boolean; title: string; place: string },
): Fact<DeliveryMode | null> {
  const stated = normaliseDeliveryMode(words, told);
  if (stated.value !== null) return { ...stated, isInferred: false };
  const isOnline = ONLINE_PLACE.test(told.place) || (!told.isAttended && ONLINE_TITLE.test(told.title));
  const attended = told.isAttended ? 'IN_PERSON' : null;
  const value = isOnline ? normaliseDeliveryMode(['online'], told).value : attended;
  return { value, unknown: stated.unknown, isInferred: value !== null };
}

function toPlaceWords({ place }: FeedRecord): string {
  return place?.text ?? place?.name ?? '';
}

function splitTypes(text: string): readonly string[] {
  return findKind(text) === null ? splitWords(text) : [text];
}

/** `STEM/careers` lists two, though `STEM careers` is one; `science, technology, engineering and maths` is one. */
function splitSubjects(text: string): readonly string[] {
  const parts = splitWords(text);
  return parts.every((part) => findSubject(part) !== null) ? parts : [text];
}

function told(field: string, words: readonly string[]): readonly UnknownWord[] {
  return words.map((word) => ({ field, word }));
}
