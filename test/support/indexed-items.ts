// Items as the indexer reads them through the gateway, whole but for what a test is about.
import type { IndexedItemFragment, IndexedSessionFragment } from '../../schema/operations.generated.ts';

type Of<Name extends IndexedItemFragment['__typename']> = Extract<IndexedItemFragment, { __typename: Name }>;

const COMMON = {
  summary: null,
  otherUrls: [],
  image: null,
  publisher: null,
  keyStages: [],
  ageRange: null,
  yearGroups: [],
  subjects: [],
  topics: [],
  nations: [],
  status: 'CURRENT',
  licence: null,
  publishedOn: null,
  codes: [],
  hub: null,
  firstSeenAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  checkedAt: '2026-01-01T00:00:00Z',
} as const;

export function createIndexedResource(
  id: string,
  overrides: Partial<Of<'StemLearningResource'>> = {},
): Of<'StemLearningResource'> {
  return {
    ...COMMON,
    __typename: 'StemLearningResource',
    partner: 'STEM_LEARNING',
    kind: 'RESOURCE',
    id,
    title: `Resource ${id}`,
    url: `https://partner.invalid/${encodeURIComponent(id)}`,
    resourceTypes: [],
    free: null,
    costText: null,
    duration: null,
    ...overrides,
  };
}

export function createIndexedCourse(id: string, overrides: Partial<Of<'RaengCourse'>> = {}): Of<'RaengCourse'> {
  return {
    ...COMMON,
    __typename: 'RaengCourse',
    partner: 'RAENG',
    kind: 'COURSE',
    id,
    title: `Course ${id}`,
    url: `https://partner.invalid/${encodeURIComponent(id)}`,
    audience: [],
    deliveryMode: 'IN_PERSON',
    priceText: null,
    free: null,
    duration: null,
    funding: [],
    outcomes: [],
    sessions: [],
    ...overrides,
  };
}

const TOWNS = {
  York: { postcode: 'YO10 5DD', region: 'YORKSHIRE_AND_THE_HUMBER', latitude: 53.946, longitude: -1.053 },
  Norwich: { postcode: 'NR4 7TJ', region: 'EAST_OF_ENGLAND', latitude: 52.622, longitude: 1.241 },
  Truro: { postcode: 'TR1 3XX', region: 'SOUTH_WEST', latitude: 50.264, longitude: -5.105 },
} as const;

export type Town = keyof typeof TOWNS;

export function createIndexedSession(town: Town, start: string): IndexedSessionFragment {
  const { postcode, region, latitude, longitude } = TOWNS[town];
  return {
    start,
    end: null,
    allDay: false,
    timeZone: 'Europe/London',
    bookingUrl: null,
    bookingClosesAt: null,
    venue: { name: null, town, postcode, region, location: { latitude, longitude, precision: 'EXACT' } },
  };
}
