import { describe, expect, it } from 'vitest';
import type { SearchFilter } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { readFilter } from '../../../../subgraphs/discovery/search/read-filter.ts';

const refuses = (filter: SearchFilter): unknown => {
  try {
    return readFilter(filter);
  } catch (error) {
    return error;
  }
};

const NOTHING = {
  kinds: [],
  partners: [],
  keyStages: [],
  subjects: [],
  topics: [],
  resourceTypes: [],
  deliveryModes: [],
  regions: [],
  hubs: [],
  freeOnly: false,
  statuses: ['CURRENT'],
  ages: null,
  window: null,
  datedOnly: false,
};

describe('a filter', () => {
  it('lets through what is current when nothing is given, be it absent, null or empty', () => {
    expect(readFilter(undefined)).toEqual(NOTHING);
    expect(readFilter(null)).toEqual(NOTHING);
    expect(readFilter({ kinds: [], topics: null, statuses: [], ageFrom: null, freeOnly: null })).toEqual(NOTHING);
  });

  it('closes open ages', () => {
    expect(readFilter({ ageFrom: 11 }).ages).toEqual({ from: 11, to: 120 });
    expect(readFilter({ ageTo: 7 }).ages).toEqual({ from: 0, to: 7 });
  });

  it('takes days as days of the United Kingdom, summer time and winter time', () => {
    expect(readFilter({ startsFrom: '2026-07-01', startsTo: '2026-12-01' }).window).toEqual({
      from: Date.parse('2026-06-30T23:00:00Z') / 1000,
      to: Date.parse('2026-12-01T23:59:59Z') / 1000,
    });
    expect(readFilter({ startsTo: '2026-12-01' }).window?.from).toBeNull();
  });

  it('takes a value that is given twice once', () => {
    expect(readFilter({ topics: ['a', 'a'] }).topics).toEqual(['a']);
  });

  it.each<[string, SearchFilter]>([
    ['filter.topics', { topics: Array.from({ length: 101 }, (_, at) => `t${at}`) }],
    ['filter.topics', { topics: [' '] }],
    ['filter.subjects', { subjects: ['x'.repeat(501)] }],
    ['filter.subjects', { subjects: ['\ud800'] }],
    ['filter.ageFrom', { ageFrom: -1 }],
    ['filter.ageTo', { ageTo: 121 }],
    ['filter.ageTo', { ageFrom: 11, ageTo: 7 }],
    ['filter.startsTo', { startsFrom: '2026-12-01', startsTo: '2026-11-30' }],
  ])('refuses nonsense in %s', (argument, filter) => {
    expect(refuses(filter)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } });
  });
});
