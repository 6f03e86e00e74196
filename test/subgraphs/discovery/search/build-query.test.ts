import { describe, expect, it } from 'vitest';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { buildQuery, toQueries } from '../../../../subgraphs/discovery/search/build-query.ts';
import { FIRST_PAGE } from '../../../../subgraphs/discovery/search/cursor.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';

const NOW = 1_795_000_000;
const plan = (args: Partial<QuerySearchArgs>, start = FIRST_PAGE) =>
  buildQuery(readSearchRequest({ filter: null, near: null, ...args }), start, 'all', NOW);

const VISIBLE = `main = true AND visibleFrom <= ${NOW}`;
const PLACES = `placement = true AND visibleFrom <= ${NOW}`;
const CURRENT = 'status IN ["CURRENT"]';
const OPEN_FACETS = [
  'kind',
  'partner',
  'keyStages',
  'subjects',
  'topics',
  'resourceTypes',
  'deliveryMode',
  'regions',
  'free',
];

describe('the plan of a search', () => {
  it('is two queries at its plainest: hits with total and facets, and statuses, which have a selection by default', () => {
    expect(plan({ query: 'led torch', first: 5 })).toEqual({
      words: 'led torch',
      bandCount: 1,
      count: null,
      hits: [
        {
          band: 0,
          query: {
            type: 'hits',
            words: 'led torch',
            matching: 'all',
            filter: `${VISIBLE} AND ${CURRENT}`,
            distinctItems: false,
            facets: OPEN_FACETS,
            sort: [],
            offset: 0,
            limit: 5,
          },
        },
      ],
      selected: [
        {
          facet: 'statuses',
          query: {
            type: 'count',
            words: 'led torch',
            matching: 'all',
            filter: VISIBLE,
            distinctItems: false,
            facets: ['status'],
          },
        },
      ],
    });
  });

  it('counts each facet that has a selection without it and with all others', () => {
    const { hits, selected } = plan({
      filter: { kinds: ['COURSE', 'EVENT'], freeOnly: true, topics: ['x" OR main = false'] },
    });
    const kinds = 'kind IN ["COURSE", "EVENT"]';
    const topics = 'topics IN ["x\\" OR main = false"]';
    const free = 'free IN ["true"]';
    expect(hits[0]?.query.filter).toBe(`${VISIBLE} AND ${kinds} AND ${topics} AND ${free} AND ${CURRENT}`);
    expect(selected.map(({ facet, query }) => [facet, query.filter, query.facets])).toEqual([
      ['kinds', `${VISIBLE} AND ${topics} AND ${free} AND ${CURRENT}`, ['kind']],
      ['topics', `${VISIBLE} AND ${kinds} AND ${free} AND ${CURRENT}`, ['topics']],
      ['free', `${VISIBLE} AND ${kinds} AND ${topics} AND ${CURRENT}`, ['free']],
      ['statuses', `${VISIBLE} AND ${kinds} AND ${topics} AND ${free}`, ['status']],
    ]);
    expect(hits[0]?.query.facets).toEqual([
      'partner',
      'keyStages',
      'subjects',
      'resourceTypes',
      'deliveryMode',
      'regions',
    ]);
  });

  it.each([
    [{ ageFrom: 11, ageTo: 14 }, 'youngestAge <= 14 AND oldestAge >= 11'],
    [{ datedOnly: true }, 'dated = true'],
    [{ startsFrom: '2026-12-01' }, '(sessionStarts >= 1796083200 OR dated = false)'],
    [{ startsFrom: '2026-12-01', startsTo: '2026-12-01', datedOnly: true }, 'sessionStarts 1796083200 TO 1796169599'],
    [{ startsTo: '2026-12-01', datedOnly: true }, 'sessionStarts <= 1796169599'],
    [{ hubs: ['local-hubs:A'] }, 'hubKey IN ["local-hubs_3a_41"]'],
  ])('restricts everything by %j', (filter, expected) => {
    const { hits, selected } = plan({ filter });
    expect(hits[0]?.query.filter).toBe(`${VISIBLE} AND ${CURRENT} AND ${expected}`);
    expect(selected[0]?.query.filter).toBe(`${VISIBLE} AND ${expected}`);
  });

  it('looks an address up as an address', () => {
    const { words, hits } = plan({ query: 'https://stem.invalid/"1' });
    expect(words).toBe('');
    expect(hits[0]?.query.filter).toBe(`${VISIBLE} AND ${CURRENT} AND urls = "https://stem.invalid/\\"1"`);
  });

  it('asks for the same set of places for hits, total and facets when a radius is given', () => {
    const { hits, count, selected } = plan({ query: 'maths', near: { latitude: 52, longitude: 1, withinMiles: 10 } });
    const radius = '_geoRadius(52, 1, 16093.44)';
    expect(hits.map(({ query }) => [query.filter, query.distinctItems, query.sort])).toEqual([
      [`${PLACES} AND ${CURRENT} AND ${radius}`, true, []],
    ]);
    expect(count).toMatchObject({ filter: `${PLACES} AND ${CURRENT} AND ${radius}`, distinctItems: true });
    expect(selected[0]?.query).toMatchObject({ filter: `${PLACES} AND ${radius}`, distinctItems: true });
  });

  it('sorts by distance when a place is all that is asked for', () => {
    const near = { latitude: 52, longitude: 1 };
    for (const args of [{ near }, { near, query: 'maths', sort: 'DISTANCE' as const }]) {
      const { hits, count } = plan(args);
      expect(hits.map(({ query }) => [query.filter, query.sort])).toEqual([
        [`${PLACES} AND ${CURRENT}`, ['_geoPoint(52, 1):asc']],
      ]);
      expect(count).toMatchObject({ filter: `${VISIBLE} AND ${CURRENT}`, distinctItems: false });
    }
  });

  it('ranks by words in rings around a place, each item in one ring only', () => {
    const { hits, bandCount } = plan({ query: 'maths', near: { postcode: 'TR1' } });
    expect(bandCount).toBe(4);
    const [near, inReach, placeless, elsewhere] = hits.map(({ query }) => query.filter);
    expect(near).toMatch(/^main = true AND visibleFrom <= \d+ AND outcodes IN \["PL[^\]]*"TR1"[^\]]*\] AND status/);
    expect(inReach).toMatch(/postcodeAreas IN \[[^\]]+\] AND NOT outcodes IN \[[^\]]+\] AND status/);
    expect(placeless).toBe(`${VISIBLE} AND postcodeAreas IS EMPTY AND ${CURRENT}`);
    expect(elsewhere).toMatch(/postcodeAreas IS NOT EMPTY AND NOT postcodeAreas IN \[[^\]]+\] AND status/);
  });

  it('has fewer rings where nothing of the country is near', () => {
    expect(plan({ query: 'maths', near: { latitude: 0, longitude: 0 } }).bandCount).toBe(2);
  });

  it('puts what is still to come first when the soonest is asked for', () => {
    expect(plan({ sort: 'SOONEST' }).hits.map(({ query }) => [query.filter, query.sort])).toEqual([
      [`${VISIBLE} AND upcomingUntil > ${NOW} AND ${CURRENT}`, ['nextStart:asc']],
      [`${VISIBLE} AND NOT upcomingUntil > ${NOW} AND ${CURRENT}`, []],
    ]);
  });

  it.each([
    [
      0,
      10,
      [
        [0, 0, 5],
        [1, 0, 3],
        [2, 0, 2],
      ],
    ],
    [
      4,
      4,
      [
        [0, 4, 1],
        [1, 0, 3],
      ],
    ],
    [5, 3, [[1, 0, 3]]],
    [
      7,
      10,
      [
        [1, 2, 1],
        [2, 0, 9],
      ],
    ],
    [8, 10, [[2, 0, 10]]],
    [30, 10, []],
  ])('reaches into the bands that a page lies in: from %i, %i hits', (offset, first, reaches) => {
    const near = { latitude: 52.57, longitude: 1.7 };
    const start = { offset, bandTotals: [5, 3, 20, 0], matching: 'all' } as const;
    const { hits } = plan({ query: 'maths', near, first }, start);
    expect(hits.map(({ band, query }) => [band, query.offset, query.limit])).toEqual(reaches);
  });

  it('sends its queries in one fixed order', () => {
    const ring = plan({ query: 'maths', near: { postcode: 'TR1' } });
    expect(toQueries(ring)).toEqual([
      ring.count,
      ...ring.selected.map(({ query }) => query),
      ...ring.hits.map(({ query }) => query),
    ]);
  });
});
