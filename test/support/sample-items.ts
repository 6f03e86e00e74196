// Normalised items for tests, one of each family, whole but for what a test is about.
import type { NormalisedItem } from '../../subgraphs/kit/catalogue-item.ts';

type Of<Family extends NormalisedItem['family']> = Extract<NormalisedItem, { family: Family }>;

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
  qualityMarks: [],
  publishedOn: null,
  codes: [],
  hub: null,
  inferredFields: [],
} as const;

export function createResource(id: string, overrides: Partial<Of<'LearningResource'>> = {}): Of<'LearningResource'> {
  return {
    ...COMMON,
    family: 'LearningResource',
    id,
    kind: 'RESOURCE',
    title: `Resource ${id}`,
    url: `https://partner.invalid/${id}`,
    resourceTypes: [],
    duration: null,
    files: [],
    costText: null,
    preparationMinutes: null,
    kit: [],
    free: null,
    ...overrides,
  };
}

export function createCourse(id: string, overrides: Partial<Of<'Course'>> = {}): Of<'Course'> {
  return {
    ...COMMON,
    family: 'Course',
    id,
    kind: 'COURSE',
    title: `Course ${id}`,
    url: `https://partner.invalid/${id}`,
    audience: [],
    deliveryMode: null,
    duration: null,
    priceText: null,
    free: null,
    funding: [],
    outcomes: [],
    sessions: [],
    ...overrides,
  };
}

export function createActivity(id: string, overrides: Partial<Of<'Activity'>> = {}): Of<'Activity'> {
  return {
    ...COMMON,
    family: 'Activity',
    id,
    kind: 'EVENT',
    title: `Activity ${id}`,
    url: `https://partner.invalid/${id}`,
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
    ...overrides,
  };
}

export function createSession(
  start: string,
  overrides: Partial<Of<'Course'>['sessions'][number]> = {},
): Of<'Course'>['sessions'][number] {
  return {
    id: null,
    start,
    end: null,
    allDay: false,
    timeZone: 'Europe/London',
    venue: null,
    deliveredBy: null,
    bookingUrl: null,
    bookingClosesAt: null,
    availability: null,
    ...overrides,
  };
}
