import { describe, expect, it } from 'vitest';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import {
  buildQuery,
  type SearchPlan,
  splitAnswers,
  toQueries,
  toTotalQuery,
} from '../../../../subgraphs/discovery/search/build-query.ts';
import { FIRST_PAGE, type PageStart } from '../../../../subgraphs/discovery/search/cursor.ts';
import { toExactParts } from '../../../../subgraphs/discovery/search/search-parts.ts';
import { readSearchRequest, type SearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { toReadingFilters } from '../../../../subgraphs/discovery/search/to-reading-filters.ts';
import type { EngineAnswer } from '../../../../subgraphs/discovery/search-engine.ts';

const NOW = 1_795_000_000;
const requestOf = (args: Partial<QuerySearchArgs>): SearchRequest =>
  readSearchRequest({ filter: null, near: null, literal: null, facets: null, ...args }, new Date(NOW * 1000));
const planOf = (request: SearchRequest, { offset, bandTotals }: PageStart = FIRST_PAGE): SearchPlan =>
  buildQuery(request, toExactParts(request), { offset, limit: request.first, bandTotals }, NOW);
const plan = (args: Partial<QuerySearchArgs>, start?: PageStart): SearchPlan => planOf(requestOf(args), start);

const VISIBLE = `main = true AND visibleFrom <= ${NOW} AND preferred = true`;
const PLACES = `placement = true AND visibleFrom <= ${NOW} AND preferred = true`;
const CURRENT = 'status IN ["CURRENT"]';
const OPEN_FACETS = [
  'kind',
  'listedBy',
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
      counts: [],
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
      bandSizes: [],
    });
  });

  it('is nothing but counts where no hits are wanted of it', () => {
    const request = requestOf({ query: 'led torch' });
    const { hits, counts, bandSizes } = buildQuery(request, toExactParts(request), null, NOW);
    expect([hits, bandSizes]).toEqual([[], []]);
    expect(counts).toEqual([
      {
        type: 'count',
        words: 'led torch',
        matching: 'all',
        filter: `${VISIBLE} AND ${CURRENT}`,
        distinctItems: false,
        facets: OPEN_FACETS,
      },
    ]);
  });

  it('counts what bears the very words apart from what fits what was read in them, no item in both', () => {
    const request = requestOf({ query: 'free circuits' });
    const { counts, selected } = buildQuery(request, toExactParts(request), null, NOW);
    const fits = toReadingFilters(request.reading.readings)?.allowed ?? '';
    expect(fits).toContain('free = true');
    const basis = { type: 'count', matching: 'all', distinctItems: false } as const;
    const literal = { ...basis, words: 'free circuits', searchOn: ['title', 'codes', 'topics', 'summary'] };
    const fitting = { ...basis, words: 'circuits' };
    expect(counts).toEqual([
      { ...literal, filter: `${VISIBLE} AND ${CURRENT} AND NOT (${fits})`, facets: OPEN_FACETS },
      { ...fitting, filter: `${VISIBLE} AND ${CURRENT} AND ${fits}`, facets: OPEN_FACETS },
    ]);
    expect(selected).toEqual([
      { facet: 'statuses', query: { ...literal, filter: `${VISIBLE} AND NOT (${fits})`, facets: ['status'] } },
      { facet: 'statuses', query: { ...fitting, filter: `${VISIBLE} AND ${fits}`, facets: ['status'] } },
    ]);
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
      'listedBy',
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
  ])('restricts everything by %j', (filter, expected) => {
    const { hits, selected } = plan({ filter });
    expect(hits[0]?.query.filter).toBe(`${VISIBLE} AND ${CURRENT} AND ${expected}`);
    expect(selected[0]?.query.filter).toBe(`${VISIBLE} AND ${expected}`);
  });

  it('shows a hub its own listing, whichever listing of the work is preferred', () => {
    expect(plan({ filter: { hubs: ['local-hubs:A'] } }).hits[0]?.query.filter).toBe(
      `main = true AND visibleFrom <= ${NOW} AND ${CURRENT} AND hubKey IN ["local-hubs_3a_41"]`,
    );
  });

  it('looks an address up as an address', () => {
    const { hits } = plan({ query: 'https://stem.invalid/1' });
    expect(hits.map(({ query }) => [query.words, query.filter])).toEqual([
      ['', `${VISIBLE} AND urls = "stem.invalid/1" AND ${CURRENT}`],
    ]);
  });

  it('asks for the same set of places for hits, total and facets when a radius is given', () => {
    const { hits, counts, selected } = plan({ query: 'maths', near: { latitude: 52, longitude: 1, withinMiles: 10 } });
    const radius = '_geoRadius(52, 1, 16093.44)';
    expect(hits.map(({ query }) => [query.filter, query.distinctItems, query.sort])).toEqual([
      [`${PLACES} AND ${CURRENT} AND ${radius}`, true, []],
    ]);
    expect(counts).toMatchObject([{ filter: `${PLACES} AND ${CURRENT} AND ${radius}`, distinctItems: true }]);
    expect(selected[0]?.query).toMatchObject({ filter: `${PLACES} AND ${radius}`, distinctItems: true });
  });

  it('sorts by distance when a place is all that is asked for', () => {
    const near = { latitude: 52, longitude: 1 };
    for (const args of [{ near }, { near, query: 'maths', sort: 'DISTANCE' as const }]) {
      const { hits, counts } = plan(args);
      expect(hits.map(({ query }) => [query.filter, query.sort])).toEqual([
        [`${PLACES} AND ${CURRENT}`, ['_geoPoint(52, 1):asc']],
      ]);
      expect(counts).toMatchObject([{ filter: `${VISIBLE} AND ${CURRENT}`, distinctItems: false }]);
    }
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
        [1, 0, 5],
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
    [30, 10, []],
  ])('reaches into the bands that a page lies in: from %i, %i hits', (offset, first, reaches) => {
    const { hits } = plan({ sort: 'SOONEST', first }, { offset, bandTotals: [5, 20] });
    expect(hits.map(({ band, query }) => [band, query.offset, query.limit])).toEqual(reaches);
  });

  it('counts how large its bands are where an item may have several documents in one, on the first page only', () => {
    const request = requestOf({ sort: 'SOONEST', near: { latitude: 52, longitude: 1, withinMiles: 10 } });
    const { hits, bandSizes } = planOf(request);
    expect(bandSizes).toEqual(
      hits.map(({ query: { words, matching, filter } }) => ({
        ...{ type: 'count', words, matching, filter, distinctItems: true, facets: [] },
      })),
    );
    expect(bandSizes).toHaveLength(2);
    expect(planOf(request, { offset: 2, bandTotals: [1, 4] }).bandSizes).toEqual([]);
    expect(plan({ sort: 'SOONEST' }).bandSizes).toEqual([]);
  });

  it('sends its queries in one fixed order, and sorts their answers out again', () => {
    const ring = plan({ query: 'free maths', near: { postcode: 'TR1' } });
    const queries = toQueries(ring);
    expect(queries).toEqual([
      ...ring.counts,
      ...ring.selected.map(({ query }) => query),
      ...ring.hits.map(({ query }) => query),
    ]);
    const answers = queries.map((_, total): EngineAnswer => ({ hits: [], total, facets: {} }));
    const { counts, selected, bandSizes, hits } = splitAnswers(ring, answers);
    expect([counts.length, selected.length, bandSizes.length, hits.length]).toEqual([2, 2, 0, ring.hits.length]);
    expect([...counts, ...selected, ...hits]).toEqual(answers);
  });

  it('sorts answers out where bands are counted, and where the only hits are the count', () => {
    const answersTo = (query: SearchPlan): EngineAnswer[] =>
      toQueries(query).map((_, total) => ({ hits: [], total, facets: {} }));
    const totalsOf = (query: SearchPlan): readonly (readonly number[])[] => {
      const { counts, selected, bandSizes, hits } = splitAnswers(query, answersTo(query));
      return [counts, selected, bandSizes, hits].map((answers) => answers.map(({ total }) => total));
    };
    const near = { latitude: 52, longitude: 1, withinMiles: 10 };
    expect(totalsOf(plan({ sort: 'SOONEST', near }))).toEqual([[0], [1], [2, 3], [4, 5]]);
    expect(totalsOf(plan({}))).toEqual([[1], [0], [], [1]]);
  });
});

describe('the query for a total', () => {
  it('has all that restricts the search, and nothing that orders it', () => {
    const request = requestOf({
      query: 'free maths',
      near: { latitude: 52, longitude: 1, withinMiles: 10 },
      filter: { kinds: ['COURSE'], ageFrom: 7 },
    });
    const queries = toExactParts(request).map((part) => toTotalQuery(request, part, NOW));
    const own = `${PLACES} AND kind IN ["COURSE"] AND ${CURRENT} AND youngestAge <= 120 AND oldestAge >= 7 AND _geoRadius(52, 1, 16093.44)`;
    const fits = toReadingFilters(request.reading.readings)?.allowed ?? '';
    expect(fits).toContain('free = true');
    const basis = { type: 'count', matching: 'all', distinctItems: true, facets: [] };
    expect(queries).toEqual([
      {
        ...basis,
        words: 'free maths',
        searchOn: ['title', 'codes', 'topics', 'summary'],
        filter: `${own} AND NOT (${fits})`,
      },
      { ...basis, words: 'maths', filter: `${own} AND ${fits}` },
    ]);
  });
});
