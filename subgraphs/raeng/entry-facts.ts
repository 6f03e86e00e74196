// Reads what teachers ask about an entry: what it is, for whom, about what, when, where, at what price. Pure; what the
// entry does not state is null or empty, and words that no vocabulary knows are kept where teachers search and counted.
import type { DeliveryMode, Licence, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import type { DateSpan } from '../kit/normalise/dates.ts';
import { normaliseDeliveryMode } from '../kit/normalise/delivery-mode.ts';
import { normaliseDuration } from '../kit/normalise/duration.ts';
import type { SchoolAges } from '../kit/normalise/key-stages.ts';
import { normaliseLicence } from '../kit/normalise/licence.ts';
import type { Normalised } from '../kit/normalise/normalised.ts';
import { normalisePlace } from '../kit/normalise/place.ts';
import { normalisePrice } from '../kit/normalise/price.ts';
import { normalisePublishedOn, type PublishedOn } from '../kit/normalise/published-on.ts';
import { normaliseResourceTypes } from '../kit/normalise/resource-types.ts';
import { normaliseSubjects } from '../kit/normalise/subjects.ts';
import { normaliseTopics } from '../kit/normalise/topics.ts';
import { normaliseAges } from './ages.ts';
import { readDates, type StatedDates } from './dates.ts';
import type { EntryRecord } from './feed.ts';
import { type DecidedKind, decideKind } from './kind.ts';
import { placeLooseTerms } from './terms.ts';

export interface EntryFacts {
  readonly kind: DecidedKind;
  readonly ages: SchoolAges;
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  readonly resourceTypes: readonly string[];
  /** When it takes place; null for what has only begun, or has no day. */
  readonly span: DateSpan | null;
  readonly dateText: string | null;
  readonly venue: Venue | null;
  readonly deliveryMode: DeliveryMode | null;
  readonly duration: string | null;
  readonly priceText: string | null;
  readonly free: boolean | null;
  readonly licence: Licence;
  readonly publishedOn: PublishedOn | null;
  readonly unknownWords: readonly UnknownWord[];
}

export function readEntryFacts(entry: EntryRecord): EntryFacts {
  const { facts, files, licence: licenceWords } = entry;
  const terms = placeLooseTerms(entry.terms);
  const dates = readDates(facts);
  const kind = decideKind({ terms, isDated: dates.span !== null, hasFiles: files.length > 0 });
  const ages = normaliseAges(terms);
  const subjects = normaliseSubjects(terms.subjects);
  const topics = normaliseTopics([...subjects.unknown, ...terms.topics]);
  const types = normaliseResourceTypes(terms.types);
  const place = normalisePlace({ text: facts.location });
  const span = takesPlace(kind, dates) ? dates.span : null;
  const delivery = readDelivery(facts.deliveryMode, terms.types, span !== null);
  const price = normalisePrice(facts.price);
  const licence = normaliseLicence(licenceWords);
  return {
    kind,
    ages: ages.value,
    subjects: subjects.value,
    topics: topics.value.filter((topic) => !subjects.value.includes(topic)),
    resourceTypes: types.value.resourceTypes,
    span,
    dateText: dates.dateText,
    venue: place.value,
    deliveryMode: delivery.value,
    duration: normaliseDuration(facts.duration),
    priceText: price.text,
    // What a grant gives is no price to pay.
    free: kind.kind === 'FUNDING' ? null : price.free,
    licence: licence.value,
    publishedOn: normalisePublishedOn(facts.datePublished) ?? normalisePublishedOn(entry.published?.toISOString()),
    unknownWords: [
      ...toUnknown('kind', kind.unknown),
      ...toUnknown('keyStages', ages.unknown),
      ...topics.unknown.map((word) => ({ field: subjects.unknown.includes(word) ? 'subjects' : 'topics', word })),
      ...toUnknown('resourceTypes', types.unknown),
      ...toUnknown('venue', place.unknown),
      ...toUnknown('deliveryMode', delivery.unknown),
      ...toUnknown('licence', licence.unknown),
    ],
  };
}

/** A programme, competition or grant that has begun is not over the day after: its start alone is no session. */
function takesPlace({ kind }: DecidedKind, { hasEnd }: StatedDates): boolean {
  return kind === 'EVENT' || kind === 'COURSE' || hasEnd;
}

/** The types only where the mode is not stated: most of them say nothing of it. */
function readDelivery(
  mode: string | null,
  types: readonly string[],
  hasDates: boolean,
): Normalised<DeliveryMode | null> {
  const stated = normaliseDeliveryMode([mode], { hasDates });
  return { ...stated, value: stated.value ?? normaliseDeliveryMode(types, { hasDates }).value };
}

function toUnknown(field: string, words: readonly string[]): readonly UnknownWord[] {
  return words.map((word) => ({ field, word }));
}
