// The facets: which attribute each one counts, and what its values are called. Data and look-ups; a name that is none is
// BAD_USER_INPUT.
import type { DeliveryMode, ItemKind, ItemStatus } from '../../../schema/shared.generated.ts';
import { badUserInput } from '../../kit/bad-user-input.ts';
import { REGIONS } from '../../kit/vocabulary/regions.ts';
import { PARTNER_NAMES } from '../partner-names.ts';
import type { SearchDocument } from '../search-document.ts';

/** In the order in which they are returned. */
export const FACET_NAMES = [
  'kinds',
  'partners',
  'keyStages',
  'subjects',
  'topics',
  'resourceTypes',
  'deliveryModes',
  'regions',
  'free',
  'statuses',
] as const;

export type FacetName = (typeof FACET_NAMES)[number];

/** In the order of FACET_NAMES, each once; all of them where none are given. */
export function readFacetNames(names: readonly string[] | null | undefined): readonly FacetName[] {
  if (names === null || names === undefined) return FACET_NAMES;
  const unknown = names.find((name) => !FACET_NAMES.some((facet) => facet === name));
  if (unknown !== undefined) {
    throw badUserInput('facets', `expected one of ${FACET_NAMES.join(', ')}, got '${unknown}'`);
  }
  return FACET_NAMES.filter((facet) => names.includes(facet));
}

export const FACET_ATTRIBUTES: Readonly<Record<FacetName, keyof SearchDocument>> = {
  kinds: 'kind',
  partners: 'listedBy',
  keyStages: 'keyStages',
  subjects: 'subjects',
  topics: 'topics',
  resourceTypes: 'resourceTypes',
  deliveryModes: 'deliveryMode',
  regions: 'regions',
  free: 'free',
  statuses: 'status',
};

const KINDS: Readonly<Record<ItemKind, string>> = {
  RESOURCE: 'Resources',
  COLLECTION: 'Collections',
  COURSE: 'CPD courses',
  EVENT: 'Events',
  COMPETITION: 'Competitions',
  PROGRAMME: 'Programmes',
  FUNDING: 'Funding',
  HUB: 'Hubs',
};

const DELIVERY_MODES: Readonly<Record<DeliveryMode, string>> = {
  ONLINE_ANY_TIME: 'Online, any time',
  ONLINE_LIVE: 'Online, live',
  IN_PERSON: 'In person',
  BLENDED: 'Online and in person',
};

const STATUSES: Readonly<Record<ItemStatus, string>> = {
  CURRENT: 'On offer now',
  CLOSED: 'Closed',
  ARCHIVED: 'Archived',
};

const LABELS: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  kinds: KINDS,
  partners: PARTNER_NAMES,
  keyStages: { EYFS: 'Early years' },
  deliveryModes: DELIVERY_MODES,
  regions: Object.fromEntries(REGIONS.map(({ region, name }) => [region, name])),
  free: { true: 'Free', false: 'Costs something' },
  statuses: STATUSES,
};

/** For people; a value without a name of its own is its own label. */
export function facetLabel(facet: FacetName, value: string): string {
  return LABELS[facet]?.[value] ?? value;
}
