// Answers of the graph as the portal's pages get them, for the tests of those pages.

import type { Labels } from '../../../gateway/portal/card.ts';
import type {
  PortalHitFragment,
  PortalHubFragment,
  PortalItemQuery,
  PortalSearchQuery,
} from '../../../schema/operations.generated.ts';

/** Markup, both quotes, and marks that turn the direction of what follows. */
export const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>\u202Eevil\u200F';

export const label: Labels = (facet, value) => (value === 'STEM_LEARNING' ? 'STEM Learning' : `${facet} ${value}`);

export const hit: PortalHitFragment = {
  id: 'stem-learning:1',
  partner: 'STEM_LEARNING',
  kind: 'COURSE',
  title: 'Make a torch',
  summary: 'Circuits for beginners.',
  url: 'https://partner.invalid/torch',
  fits: true,
  highlights: [
    {
      field: 'title',
      fragments: [
        { text: 'Make a ', matched: false },
        { text: 'torch', matched: true },
      ],
    },
  ],
  keyStages: ['KS2', 'KS3'],
  ageRange: { from: 7, to: 14 },
  subjects: ['Physics'],
  topics: ['Electricity'],
  resourceTypes: [],
  publisher: 'A publisher',
  deliveryMode: 'IN_PERSON',
  nextSession: {
    start: '2026-03-02T09:30:00Z',
    end: null,
    venueName: 'Town Hall',
    town: 'Leeds',
    postcode: 'LS1 1UR',
    bookingUrl: 'https://partner.invalid/book',
  },
  priceText: '£400 + VAT',
  free: false,
  status: 'CURRENT',
  distanceMiles: 2.6,
  hub: { id: 'local-hubs:h', name: 'A hub' },
  checkedAt: '2026-02-01T03:00:00Z',
  reason: null,
  alsoListedBy: [],
};

/** Every text of a hit replaced. */
export const hostileHit: PortalHitFragment = {
  ...hit,
  title: HOSTILE,
  summary: HOSTILE,
  publisher: HOSTILE,
  subjects: [HOSTILE],
  topics: [HOSTILE],
  priceText: HOSTILE,
  reason: HOSTILE,
  highlights: [{ field: 'summary', fragments: [{ text: HOSTILE, matched: true }] }],
  hub: { id: HOSTILE, name: HOSTILE },
  nextSession: {
    start: '2026-03-02T09:30:00Z',
    end: null,
    venueName: HOSTILE,
    town: HOSTILE,
    postcode: null,
    bookingUrl: null,
  },
  alsoListedBy: [{ id: HOSTILE, partner: 'IET_FARADAY', url: 'https://partner.invalid/?q="><script>' }],
};

export const hub: PortalHubFragment = {
  card: { id: 'local-hubs:h', name: 'A hub' },
  distanceMiles: 4.2,
  hub: { summary: 'Helps schools.', areas: ['Leeds', 'York'] },
};

const facets = [
  { name: 'kinds', values: [{ value: 'COURSE', label: 'CPD course', count: 1, selected: false }] },
  { name: 'partners', values: [{ value: 'STEM_LEARNING', label: 'STEM Learning', count: 1, selected: true }] },
  { name: 'keyStages', values: ['KS3', 'KS2'].map((value) => ({ value, label: value, count: 1, selected: false })) },
  { name: 'subjects', values: [] },
];

type Answer = NonNullable<PortalSearchQuery['search']>;

export const answerOf = (hits: readonly PortalHitFragment[], more: Partial<Answer> = {}): Answer => ({
  total: hits.length,
  closeTotal: 0,
  tookMs: 1,
  hits,
  facets,
  pageInfo: { hasNextPage: false, endCursor: null },
  previousCursor: null,
  relaxations: [],
  interpretation: [],
  didYouMean: null,
  place: null,
  reach: [],
  online: null,
  ...more,
});

export const course: NonNullable<PortalItemQuery['item']> = {
  id: 'stem-learning:1',
  partner: 'STEM_LEARNING',
  kind: 'COURSE',
  title: 'Make a torch',
  summary: 'Circuits for beginners.',
  url: 'https://partner.invalid/torch',
  publisher: 'A publisher',
  keyStages: ['KS2'],
  ageRange: { from: 7, to: 11 },
  yearGroups: [{ label: 'Year 4' }],
  subjects: ['Physics'],
  topics: ['Electricity', 'Light'],
  status: 'CURRENT',
  licence: { code: 'OGL-UK-3.0', text: null, url: 'https://licence.invalid/' },
  qualityMarks: [{ issuer: 'CREST', label: 'Bronze', url: null }],
  publishedOn: '2025-10-01',
  codes: ['CP253'],
  hub: { id: 'local-hubs:h', name: 'A hub' },
  checkedAt: '2026-02-01T03:00:00Z',
  audience: ['teachers'],
  deliveryMode: 'BLENDED',
  duration: 'PT90M',
  priceText: null,
  free: true,
  funding: ['ENTHUSE'],
  outcomes: ['build a torch', 'explain a circuit'],
  sessions: [
    {
      start: '2026-01-02T09:30:00Z',
      end: '2026-01-02T11:00:00Z',
      allDay: false,
      timeZone: 'Europe/London',
      venue: null,
      deliveredBy: null,
      bookingUrl: null,
      bookingClosesAt: null,
      availability: null,
    },
    {
      start: '2026-06-02T08:30:00Z',
      end: '2026-06-02T15:00:00Z',
      allDay: false,
      timeZone: 'Europe/London',
      venue: { name: 'Town Hall', town: 'Leeds', postcode: 'LS1 1UR' },
      deliveredBy: 'A hub',
      bookingUrl: 'https://partner.invalid/book',
      bookingClosesAt: '2026-05-30T12:00:00Z',
      availability: 'FEW_LEFT',
    },
  ],
};
