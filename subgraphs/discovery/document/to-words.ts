// The words that teachers look for and partners do not write: what a kind, a stage or a way of delivery is called. They
// rank below whatever a partner says itself. Pure.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { DeliveryMode, HubKind, ItemKind, KeyStage, Region } from '../../../schema/shared.generated.ts';
import { hubKindLabel } from '../../kit/vocabulary/hub-kinds.ts';
import { SCHOOL_STAGES } from '../../kit/vocabulary/key-stages.ts';
import { findOutcode } from '../../kit/vocabulary/outcodes.ts';
import { regionName } from '../../kit/vocabulary/regions.ts';
import { PARTNER_NAMES } from '../partner-names.ts';
import type { DocumentPlace, DocumentSession } from '../search-document.ts';

const KIND_WORDS: Readonly<Record<ItemKind, string>> = {
  RESOURCE: 'teaching resource for the classroom',
  COLLECTION: 'collection of teaching resources',
  COURSE: 'CPD course, training for teachers',
  EVENT: 'event',
  COMPETITION: 'competition, challenge, award',
  PROGRAMME: 'programme, scheme',
  FUNDING: 'funding, grant, bursary',
  HUB: 'hub, local support, network',
};

const DELIVERY_WORDS: Readonly<Record<DeliveryMode, string>> = {
  ONLINE_ANY_TIME: 'online, on demand, self-paced',
  ONLINE_LIVE: 'online, live, remote, webinar',
  IN_PERSON: 'in person, face-to-face',
  BLENDED: 'blended, online and in person',
};

const HUBS_WITH_CPD: ReadonlySet<HubKind> = new Set([
  'MATHS_HUB',
  'COMPUTING_HUB',
  'SCIENCE_LEARNING_PARTNERSHIP',
  'STEM_CENTRE',
  'SCHOOL_HUB',
  'TEACHER_COORDINATOR_NETWORK',
]);

const STAGES = new Map(
  SCHOOL_STAGES.filter((stage) => stage.nation === 'ENGLAND').map((stage) => [
    stage.code,
    [stage.code, stage.label, ...stage.years.map((year) => year.label)].join(', '),
  ]),
);
const stageWords = (stage: KeyStage): string => STAGES.get(stage) ?? stage;

/** Kind, stages, years, delivery, price, audience and partner. */
export function toWords(item: IndexedItemFragment): readonly string[] {
  const mode = 'deliveryMode' in item ? item.deliveryMode : null;
  return distinct([
    KIND_WORDS[item.kind],
    item.__typename === 'Hub' ? hubKindLabel(item.hubKind) : null,
    ...item.keyStages.map(stageWords),
    ...item.yearGroups.map(({ label }) => label),
    mode === null ? null : DELIVERY_WORDS[mode],
    'free' in item && item.free === true ? 'free' : null,
    ...('audience' in item ? item.audience : []),
    ...('funding' in item ? item.funding : []),
    PARTNER_NAMES[item.partner],
  ]);
}

/** The small print: outcomes, eligibility, who leads. Whoever looks for CPD finds the hubs that put it on, last of all. */
export function toDetails(item: IndexedItemFragment): readonly string[] {
  return distinct([
    ...('outcomes' in item ? item.outcomes : []),
    'eligibility' in item ? item.eligibility : null,
    'dateText' in item ? item.dateText : null,
    ...(item.__typename === 'Hub'
      ? [item.leadOrganisation, HUBS_WITH_CPD.has(item.hubKind) ? KIND_WORDS.COURSE : null]
      : []),
  ]);
}

/** Venues, towns, councils, regions and postcode districts. */
export function toPlaceWords(
  item: IndexedItemFragment,
  sessions: readonly DocumentSession[],
  places: readonly DocumentPlace[],
): readonly string[] {
  const venue = 'venue' in item ? item.venue : null;
  return distinct([
    venue?.name ?? null,
    venue?.town ?? null,
    ...sessions.flatMap(({ venueName, town }) => [venueName, town]),
    ...('areas' in item ? item.areas : []),
    ...toRegions(item, sessions).map(regionName),
    ...places.flatMap(({ outcode }) => [outcode, findOutcode(outcode)?.area ?? null]),
  ]);
}

/** The regions of the sessions given, of the venue and of a hub itself. */
export function toRegions(item: IndexedItemFragment, sessions: readonly DocumentSession[]): readonly Region[] {
  const regions = [
    'region' in item ? item.region : null,
    'venue' in item ? (item.venue?.region ?? null) : null,
    ...sessions.map((session) => session.region),
  ];
  return [...new Set(regions.filter((region) => region !== null))];
}

function distinct(words: readonly (string | null)[]): readonly string[] {
  return [...new Set(words.flatMap((word) => (word === null || word.trim() === '' ? [] : [word])))];
}
