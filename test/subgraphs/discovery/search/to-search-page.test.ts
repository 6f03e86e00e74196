import { describe, expect, it } from 'vitest';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { FIRST_PAGE, type PageStart, readCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import type { Found } from '../../../../subgraphs/discovery/search/found.ts';
import { readSearchRequest, type SearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { type PageAtHand, toSearchPage } from '../../../../subgraphs/discovery/search/to-search-page.ts';
import type { EngineAnswer, EngineHit } from '../../../../subgraphs/discovery/search-engine.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { createIndexedCourse, createIndexedSession } from '../../../support/indexed-items.ts';

const now = new Date('2026-11-22T10:00:00Z');
const nowSeconds = now.getTime() / 1000;

const hit = (id: string, overrides: Parameters<typeof createIndexedCourse>[1] = {}): EngineHit[] =>
  toSearchDocuments(createIndexedCourse(id, overrides), now)
    .slice(0, 1)
    .map((document) => ({ document, formatted: {} }));
const answer = (overrides: Partial<EngineAnswer>): EngineAnswer => ({ hits: [], total: 0, facets: {}, ...overrides });

const requestOf = (args: Partial<QuerySearchArgs>): SearchRequest =>
  readSearchRequest({ filter: null, near: null, literal: null, facets: null, ...args }, now);

function pageOf(args: Partial<QuerySearchArgs>, found: Partial<Found>, start: PageStart = FIRST_PAGE): PageAtHand {
  const confirmedAt = new Map([['RAENG', '2026-11-22T05:00:00Z'] as const]);
  const whole = {
    hits: [],
    exactTotal: 0,
    close: [],
    counts: [],
    selected: [],
    bandTotals: [0],
    ...found,
  };
  return toSearchPage(requestOf(args), whole, { start, nowSeconds, confirmedAt });
}

describe('a page of results', () => {
  const york = createIndexedSession('York', '2027-02-10T09:00:00Z');
  const truro = createIndexedSession('Truro', '2027-01-10T09:00:00Z');
  const past = createIndexedSession('Norwich', '2026-01-10T09:00:00Z');

  it('carries whole cards', () => {
    const [course] = hit('raeng:1', {
      sessions: [york],
      priceText: '£5',
      free: false,
      subjects: ['Engineering'],
      summary: 'Words.',
    });
    const page = pageOf(
      { query: 'words' },
      {
        hits: course === undefined ? [] : [{ ...course, formatted: { summary: '\uE000Words\uE001.' } }],
        exactTotal: 1,
        counts: [answer({ facets: { kind: { COURSE: 1 }, free: { false: 1 } } })],
        selected: [{ facet: 'statuses', answer: answer({ facets: { status: { CURRENT: 1, CLOSED: 4 } } }) }],
      },
    );
    expect(page).toEqual({
      total: 1,
      closeTotal: 0,
      hits: [
        {
          id: 'raeng:1',
          partner: 'RAENG',
          kind: 'COURSE',
          title: 'Course raeng:1',
          summary: 'Words.',
          url: 'https://partner.invalid/raeng%3A1',
          highlights: [
            {
              field: 'summary',
              fragments: [
                { text: 'Words', matched: true },
                { text: '.', matched: false },
              ],
            },
          ],
          keyStages: [],
          ageRange: null,
          subjects: ['Engineering'],
          topics: [],
          resourceTypes: [],
          publisher: null,
          deliveryMode: 'IN_PERSON',
          nextSession: {
            start: york.start,
            end: null,
            venueName: null,
            town: 'York',
            postcode: 'YO10 5DD',
            region: 'YORKSHIRE_AND_THE_HUMBER',
            bookingUrl: null,
            bookingClosesAt: null,
          },
          priceText: '£5',
          free: false,
          status: 'CURRENT',
          licence: null,
          distanceMiles: null,
          hub: null,
          checkedAt: '2026-11-22T05:00:00Z',
          alsoListedBy: [],
          fits: true,
          workId: 'work:raeng:1',
          reason: null,
          item: { __typename: 'RaengCourse', id: 'raeng:1' },
        },
      ],
      facets: [
        { name: 'kinds', values: [{ value: 'COURSE', label: 'CPD courses', count: 1, selected: false }] },
        { name: 'partners', values: [] },
        { name: 'keyStages', values: [] },
        { name: 'subjects', values: [] },
        { name: 'topics', values: [] },
        { name: 'resourceTypes', values: [] },
        { name: 'deliveryModes', values: [] },
        { name: 'regions', values: [] },
        { name: 'free', values: [{ value: 'false', label: 'Costs something', count: 1, selected: false }] },
        {
          name: 'statuses',
          values: [
            { value: 'CLOSED', label: 'Closed', count: 4, selected: false },
            { value: 'CURRENT', label: 'On offer now', count: 1, selected: true },
          ],
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      previousCursor: null,
      interpretation: [],
      queryLeft: 'words',
      place: null,
    });
  });

  it('shows the soonest session to come, or the nearest one when a place is given', () => {
    const hits = hit('raeng:1', { sessions: [past, truro, york] });
    const townOf = (args: Partial<QuerySearchArgs>) => pageOf(args, { hits }).hits[0]?.nextSession?.town;
    expect(townOf({})).toBe('Truro');
    expect(townOf({ near: { postcode: 'YO1' } })).toBe('York');
    expect(townOf({ near: { postcode: 'NR4' } })).toBe('York');
  });

  it('shows a session of the days asked for', () => {
    const hits = hit('raeng:1', { sessions: [truro, york] });
    const page = pageOf({ filter: { startsFrom: '2027-02-01' } }, { hits });
    expect(page.hits[0]?.nextSession?.town).toBe('York');
  });

  it('shows no session when all are past', () => {
    expect(pageOf({}, { hits: hit('a', { sessions: [past] }) }).hits[0]?.nextSession).toBeNull();
  });

  it('tells the distance to the nearest place, to a tenth of a mile', () => {
    const hits = [...hit('a', { sessions: [truro, york] }), ...hit('b')];
    const page = pageOf({ near: { latitude: 53.95, longitude: -1.08 } }, { hits });
    expect(page.hits.map(({ distanceMiles }) => distanceMiles)).toEqual([1.1, null]);
  });

  it('keeps a selected value on show that nothing has any more', () => {
    const counted = answer({ facets: { topics: { Circuits: 2, Forces: 2, 2018: 3 } } });
    const page = pageOf(
      { filter: { topics: ['circuits', 'Waves'] } },
      { selected: [{ facet: 'topics', answer: counted }] },
    );
    expect(page.facets.find(({ name }) => name === 'topics')?.values).toEqual([
      { value: '2018', label: '2018', count: 3, selected: false },
      { value: 'Circuits', label: 'Circuits', count: 2, selected: true },
      { value: 'Forces', label: 'Forces', count: 2, selected: false },
      { value: 'Waves', label: 'Waves', count: 0, selected: true },
    ]);
  });

  it('leads on and back, with the sizes of its bands as they were first counted', () => {
    const args = { sort: 'SOONEST', first: 2 } as const;
    const bandTotals = [3, 5];
    const hits = [...hit('a'), ...hit('b')];
    const first = pageOf(args, { hits, exactTotal: 8, bandTotals });
    expect(first.previousCursor).toBeNull();
    expect(first.pageInfo.hasNextPage).toBe(true);

    const start = readCursor(requestOf(args), first.pageInfo.endCursor);
    expect(start).toEqual({ offset: 2, bandTotals });
    const second = pageOf(args, { hits, exactTotal: 8, bandTotals }, start);
    expect(readCursor(requestOf(args), second.previousCursor)).toEqual({ offset: 0, bandTotals });
    expect(readCursor(requestOf(args), second.pageInfo.endCursor)).toEqual({ offset: 4, bandTotals });
  });

  it('ends where the hits end', () => {
    const start = { offset: 40, bandTotals: [41] } as const;
    const last = pageOf({}, { hits: hit('a'), exactTotal: 41 }, start);
    expect(last.pageInfo.hasNextPage).toBe(false);
    const beyond = pageOf({}, { exactTotal: 41 }, { ...start, offset: 60 });
    expect(beyond.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});

describe('a page that goes on with what comes close', () => {
  const args = { query: 'year 5 forces near Norwich' };
  const exact = hit('a', { topics: ['Forces'] });
  const close = [...hit('b', { topics: ['Forces', 'Magnets'] }), ...hit('c')];
  const found = {
    hits: [...exact, ...close],
    exactTotal: 1,
    close,
    counts: [
      answer({ total: 0, facets: { topics: { Springs: 1 } } }),
      answer({ total: 1, facets: { topics: { Forces: 1 }, kind: { COURSE: 1 } } }),
    ],
    selected: [
      { facet: 'statuses' as const, answer: answer({ facets: { status: { CLOSED: 2 } } }) },
      { facet: 'statuses' as const, answer: answer({ facets: { status: { CLOSED: 1, CURRENT: 1 } } }) },
    ],
  };

  it('counts all of them, and tells how many only come close', () => {
    const { total, closeTotal, pageInfo } = pageOf(args, found);
    expect({ total, closeTotal, more: pageInfo.hasNextPage }).toEqual({ total: 3, closeTotal: 2, more: false });
  });

  it('tells of each hit whether it fits, wherever it stands', () => {
    const fitsOf = (hits: Found['hits']) => pageOf(args, { ...found, hits }).hits.map(({ fits }) => fits);
    expect(fitsOf([...exact, ...close])).toEqual([true, false, false]);
    expect(fitsOf([...close, ...exact])).toEqual([false, false, true]);
  });

  it('adds up the facets of its parts and of what comes close', () => {
    const counts = pageOf(args, found).facets.flatMap(({ name, values }) =>
      values.map(({ value, count }) => `${name} ${value} ${count}`),
    );
    expect(counts).toEqual([
      'kinds COURSE 3',
      'partners RAENG 2',
      'topics Forces 2',
      'topics Magnets 1',
      'topics Springs 1',
      'deliveryModes IN_PERSON 2',
      'statuses CLOSED 3',
      'statuses CURRENT 3',
    ]);
  });

  it('takes what was read for a preference; without them it is a filter, but for a place', () => {
    const usesOf = (of: Partial<Found>) =>
      pageOf(args, of).interpretation.map(({ text, field, value, use }) => [text, field, value, use]);
    expect(usesOf(found)).toEqual([
      ['year 5', 'ages', '9-10', 'PREFERENCE'],
      ['near Norwich', 'near', 'Norwich', 'PREFERENCE'],
    ]);
    expect(usesOf({ ...found, close: [] }).map(([text, , , use]) => [text, use])).toEqual([
      ['year 5', 'FILTER'],
      ['near Norwich', 'PREFERENCE'],
    ]);
  });

  it('tells what is left of the query, and the place that distances are from', () => {
    const { queryLeft, place } = pageOf(args, found);
    expect(queryLeft).toBe('forces');
    expect(place).toMatchObject({ name: 'Norwich', kind: 'TOWN' });
  });
});

describe('the facets of a page', () => {
  it('count values that are called like something every object has', () => {
    const counted = answer({ facets: { topics: JSON.parse('{ "constructor": 2, "__proto__": 1 }') } });
    const { facets } = pageOf({}, { counts: [counted, counted] });
    expect(facets.find(({ name }) => name === 'topics')?.values).toEqual([
      { value: 'constructor', label: 'constructor', count: 4, selected: false },
      { value: '__proto__', label: '__proto__', count: 2, selected: false },
    ]);
  });
});
