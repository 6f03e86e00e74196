import { describe, expect, it } from 'vitest';
import type { QuerySearchArgs, SearchPage } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { buildQuery } from '../../../../subgraphs/discovery/search/build-query.ts';
import { FIRST_PAGE, type PageStart, readCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { toSearchPage } from '../../../../subgraphs/discovery/search/to-search-page.ts';
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

function pageOf(
  args: Partial<QuerySearchArgs>,
  answers: readonly EngineAnswer[],
  start: PageStart = FIRST_PAGE,
): Omit<SearchPage, 'tookMs'> {
  const request = readSearchRequest({ filter: null, near: null, ...args });
  const plan = buildQuery(request, start, 'all', nowSeconds);
  const confirmedAt = new Map([['RAENG', '2026-11-22T05:00:00Z'] as const]);
  return toSearchPage(request, plan, answers, { start, matching: 'all', nowSeconds, confirmedAt });
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
    const page = pageOf({ query: 'words' }, [
      answer({ facets: { status: { CURRENT: 1, CLOSED: 4 } } }),
      answer({
        hits: course === undefined ? [] : [{ ...course, formatted: { summary: '\uE000Words\uE001.' } }],
        total: 1,
        facets: { kind: { COURSE: 1 }, free: { false: 1 } },
      }),
    ]);
    expect(page).toEqual({
      total: 1,
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
      relaxations: [],
    });
  });

  it('shows the soonest session to come, or the nearest one when a place is given', () => {
    const hits = hit('raeng:1', { sessions: [past, truro, york] });
    const townOf = (args: Partial<QuerySearchArgs>, answers: readonly EngineAnswer[]) =>
      pageOf(args, answers).hits[0]?.nextSession?.town;
    const answers = [answer({}), answer({ hits })];
    expect(townOf({}, answers)).toBe('Truro');
    expect(townOf({ near: { postcode: 'YO1' } }, [answer({}), ...answers])).toBe('York');
    expect(townOf({ near: { postcode: 'NR4' } }, [answer({}), ...answers])).toBe('York');
  });

  it('shows a session of the days asked for', () => {
    const hits = hit('raeng:1', { sessions: [truro, york] });
    const page = pageOf({ filter: { startsFrom: '2027-02-01' } }, [answer({}), answer({ hits })]);
    expect(page.hits[0]?.nextSession?.town).toBe('York');
  });

  it('shows no session when all are past', () => {
    expect(pageOf({}, [answer({}), answer({ hits: hit('a', { sessions: [past] }) })]).hits[0]?.nextSession).toBeNull();
  });

  it('tells the distance to the nearest place, to a tenth of a mile', () => {
    const hits = [...hit('a', { sessions: [truro, york] }), ...hit('b')];
    const page = pageOf({ near: { latitude: 53.95, longitude: -1.08 } }, [answer({}), answer({}), answer({ hits })]);
    expect(page.hits.map(({ distanceMiles }) => distanceMiles)).toEqual([1.1, null]);
  });

  it('keeps a selected value on show that nothing has any more', () => {
    const page = pageOf({ filter: { topics: ['circuits', 'Waves'] } }, [
      answer({ facets: { topics: { Circuits: 2, Forces: 2, 2018: 3 } } }),
      answer({}),
      answer({}),
    ]);
    expect(page.facets.find(({ name }) => name === 'topics')?.values).toEqual([
      { value: '2018', label: '2018', count: 3, selected: false },
      { value: 'Circuits', label: 'Circuits', count: 2, selected: true },
      { value: 'Forces', label: 'Forces', count: 2, selected: false },
      { value: 'Waves', label: 'Waves', count: 0, selected: true },
    ]);
  });

  it('leads on and back over bands as if they were one list', () => {
    const near = { latitude: 52.57, longitude: 1.7 };
    const args = { query: 'maths', near, first: 2 };
    const request = readSearchRequest({ ...args, filter: null });
    const bands = [
      answer({ hits: hit('a'), total: 1 }),
      answer({ hits: [...hit('b'), ...hit('c')], total: 2 }),
      answer({}),
      answer({ hits: [...hit('d'), ...hit('e')], total: 5 }),
    ];
    const first = pageOf(args, [answer({ total: 8 }), answer({}), ...bands]);
    expect(first.hits.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(first.previousCursor).toBeNull();
    expect(first.pageInfo.hasNextPage).toBe(true);

    const start = readCursor(request, first.pageInfo.endCursor);
    expect(start).toEqual({ offset: 2, bandTotals: [1, 2, 0, 5], matching: 'all' });
    const second = pageOf(
      args,
      [answer({ total: 8 }), answer({}), answer({ hits: hit('c') }), answer({ hits: hit('d') })],
      start,
    );
    expect(second.hits.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(readCursor(request, second.previousCursor)).toEqual({
      offset: 0,
      bandTotals: [1, 2, 0, 5],
      matching: 'all',
    });
    expect(readCursor(request, second.pageInfo.endCursor).offset).toBe(4);
  });

  it('ends where the hits end', () => {
    const start = { offset: 40, bandTotals: [41], matching: 'all' } as const;
    const last = pageOf({}, [answer({}), answer({ hits: hit('a'), total: 41 })], start);
    expect(last.pageInfo.hasNextPage).toBe(false);
    const beyond = pageOf({}, [answer({}), answer({ total: 41 })], { ...start, offset: 60 });
    expect(beyond.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});
