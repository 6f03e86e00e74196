// Searches over the real records on a real Meilisearch, held against a plain count of the same records.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { milesBetween } from '../../../../subgraphs/discovery/document/miles.ts';
import type { QuerySearchArgs, SearchFilter, SearchPage } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { search } from '../../../../subgraphs/discovery/search/search.ts';
import type { SearchContext } from '../../../../subgraphs/discovery/search/search-context.ts';
import type { SearchDocument } from '../../../../subgraphs/discovery/search-document.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { readCatalogueItems } from '../../../support/documents-from-catalogues.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../../support/indexed-items.ts';
import { countPlainly, findPlainly, toPlainCounts } from '../../../support/plain-search.ts';
import { openSearchIndex, type SearchIndex } from '../../../support/search-index.ts';

const now = new Date('2026-11-22T10:00:00Z');

const HOSTILE = [
  'a"b',
  'ends with \\',
  '\\"',
  'x"] OR main = false OR topics IN ["',
  "it's",
  'line\nbreak',
  '{x}',
  '\\\\"',
  'TO',
  '😀',
];

// Two places, one of them reached in January only: near Truro in February there is nothing.
const TOURING = createIndexedCourse('raeng:touring', {
  title: 'Touring zeppelin workshop',
  sessions: [
    createIndexedSession('Truro', '2027-01-12T09:00:00Z'),
    createIndexedSession('York', '2027-02-12T09:00:00Z'),
  ],
});

let documents: readonly SearchDocument[];
let index: SearchIndex;
let context: SearchContext;

beforeAll(async () => {
  const items = [
    ...(await readCatalogueItems(now)),
    TOURING,
    ...HOSTILE.map((topic, at) => createIndexedResource(`stem-learning:hostile-${at}`, { topics: [topic] })),
  ];
  documents = items.flatMap((item) => toSearchDocuments(item, now));
  index = await openSearchIndex(documents);
  context = { engine: index.engine, partnerStates: { read: async () => [] }, now: () => now };
});
afterAll(() => index?.close());

const find = (args: Partial<QuerySearchArgs>): Promise<SearchPage> =>
  search(context, { after: null, filter: null, near: null, ...args });
const titles = async (args: Partial<QuerySearchArgs>): Promise<readonly string[]> =>
  (await find(args)).hits.map(({ title }) => title);

/** All ids in order, page by page; the last page leads nowhere. */
async function pageThrough(args: Partial<QuerySearchArgs>): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: SearchPage = await find({ ...args, after });
    ids.push(...page.hits.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

describe('what teachers type', () => {
  it('is found through two spelling mistakes', async () => {
    expect(await titles({ query: 'kirchof circits' })).toEqual(["Kirchhoff's laws (teaching notes 8)"]);
  });

  it('is found by words from the title first, then from elsewhere', async () => {
    expect(await titles({ query: 'led torch' })).toEqual([
      'Build an LED torch (IET STEM fair activity)',
      'IET Sussex Network STEM fairs and schools workshops',
      'IET Sussex school workshops',
    ]);
  });

  it('may be an abbreviation: DT and D&T are design and technology', async () => {
    const [dt, dAndT] = await Promise.all([find({ query: 'DT', first: 10 }), find({ query: 'D&T', first: 10 })]);
    const isAbout = (document: SearchDocument): boolean =>
      document.main && document.status === 'CURRENT' && document.subjects.includes('Design and technology');
    expect(dAndT.total).toBe(dt.total);
    expect(dt.total).toBeGreaterThanOrEqual(documents.filter(isAbout).length);
    const says = dt.hits.map(({ title, subjects, topics }) => [title, ...subjects, ...topics].join(' '));
    expect(says.filter((words) => /design (?:and|&) technology|\bD&T\b/i.test(words))).toHaveLength(10);
  });

  it.each(['micro bit ks3', 'microbit KS3', 'micro:bit key stage 3'])(
    'finds the KS3 course on micro:bit first: %s',
    async (query) => {
      expect((await titles({ query }))[0]).toBe('Physical computing kit - KS3 micro:bit - short course');
    },
  );

  it('may be a course’s code, and no other course’s code will do', async () => {
    const { hits, total } = await find({ query: 'CP253' });
    expect(total).toBe(1);
    expect(hits[0]?.url).toBe('https://teachcomputing.org/courses/CP253');
    expect((await find({ query: 'CP2530' })).total).toBe(0);
  });

  it('may be a course’s address', async () => {
    const { hits } = await find({ query: 'https://teachcomputing.org/courses/CP253' });
    expect(hits.map(({ title }) => title)).toEqual(['Physical computing kit - KS3 micro:bit - short course']);
  });

  it('finds maths for mathematics', async () => {
    const found = await titles({ query: 'maths exemplar wind turbine' });
    expect([...found].sort()).toEqual([
      'Mathematics exemplar 23: Wind Turbine',
      'Mathematics exemplar: Wind Turbine (Engineering Diploma PDF)',
    ]);
  });

  it('finds courses by the words for courses', async () => {
    const { hits } = await find({ query: 'computing cpd', first: 20 });
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['COURSE']));
    expect(hits.every(({ subjects, title }) => subjects.includes('Computing') || /comput/i.test(title))).toBe(true);
  });

  it('may be a place: what is called so, what is there, and its hubs', async () => {
    const { hits } = await find({ query: 'Haringey', first: 20 });
    const kinds = new Set(hits.map(({ kind }) => kind));
    expect(hits.length).toBeGreaterThan(10);
    expect([...kinds]).toEqual(expect.arrayContaining(['HUB', 'EVENT', 'RESOURCE']));
    expect(hits[0]?.title).toMatch(/Haringey/);
  });

  it('never takes one subject for another that is spelt alike', async () => {
    const isBiology = (document: SearchDocument): boolean => document.subjects.includes('Biology');
    expect(documents.some(isBiology)).toBe(true);
    expect((await find({ query: 'geology' })).hits.filter(({ subjects }) => subjects.includes('Biology'))).toEqual([]);
  });

  it('loses words only where nothing has them all, whatever the filters', async () => {
    expect((await find({ query: 'zzyzx maths' })).total).toBe((await find({ query: 'maths' })).total);
    expect((await find({ query: 'led torch', filter: { kinds: ['FUNDING'] } })).total).toBe(0);
  });

  it('is shown where it matched, in the words of the text', async () => {
    const [hit] = (await find({ query: 'led torch' })).hits;
    expect(hit?.highlights[0]).toEqual({
      field: 'title',
      fragments: [
        { text: 'Build an ', matched: false },
        { text: 'LED', matched: true },
        { text: ' ', matched: false },
        { text: 'torch', matched: true },
        { text: ' (IET STEM fair activity)', matched: false },
      ],
    });
  });
});

describe('totals and facets', () => {
  it.each<SearchFilter>([
    {},
    { kinds: ['COURSE', 'HUB'] },
    { partners: ['RAENG'], kinds: ['RESOURCE'] },
    { keyStages: ['KS3', 'KS4'], subjects: ['Computing'] },
    { subjects: ['mathematics'], topics: ['Circuits', 'LED', 'Programming'] },
    { ageFrom: 12, ageTo: 13 },
    { ageFrom: 16 },
    { freeOnly: true },
    { deliveryModes: ['IN_PERSON'], regions: ['LONDON', 'EAST_OF_ENGLAND'] },
    { statuses: ['CLOSED'] },
    { statuses: ['CURRENT', 'CLOSED', 'ARCHIVED'], kinds: ['HUB'] },
    { startsFrom: '2027-01-01', startsTo: '2028-06-30' },
    { startsFrom: '2027-01-01', startsTo: '2028-06-30', datedOnly: true },
    { startsFrom: '2027-02-01', startsTo: '2027-02-28', datedOnly: true },
    { datedOnly: true, kinds: ['EVENT'] },
    { resourceTypes: ['Unit of work'], keyStages: ['KS1'] },
  ])('are those of a plain count: %j', async (filter) => {
    const page = await find({ filter, first: 1 });
    expect(page.total).toBe(findPlainly(documents, { filter }).size);
    expect(toPlainCounts(page.facets)).toEqual(countPlainly(documents, { filter }));
  });

  it.each([
    [{ latitude: 51.5, longitude: -0.12, withinMiles: 20 }, {}],
    [{ latitude: 52.57, longitude: 1.7, withinMiles: 60 }, { kinds: ['HUB' as const] }],
    [
      { latitude: 53.8, longitude: -1.5, withinMiles: 30 },
      { startsFrom: '2027-02-01', datedOnly: true },
    ],
    [{ latitude: 53.8, longitude: -1.5, withinMiles: 1000 }, { regions: ['SOUTH_WEST' as const] }],
  ])('are those of a plain count around a place: %j with %j', async (near, filter) => {
    const page = await find({ filter, near, first: 100 });
    const expected = findPlainly(documents, { filter, near });
    expect(expected.size).toBeGreaterThan(0);
    expect(page.total).toBe(expected.size);
    expect(toPlainCounts(page.facets)).toEqual(countPlainly(documents, { filter, near }));
    expect(new Set(await pageThrough({ filter, near, first: 100 }))).toEqual(expected);
  });

  it('agree with the hits at the very edge of the radius', async () => {
    const near = { latitude: 52.57, longitude: 1.7 };
    const miles = documents
      .flatMap(({ _geo }) => (_geo === null ? [] : [milesBetween(near, { latitude: _geo.lat, longitude: _geo.lng })]))
      .sort((one, other) => one - other);
    for (const edge of miles.filter((_, at) => at % 20 === 0)) {
      for (const withinMiles of [edge - 0.001, edge + 0.001]) {
        const { total, facets } = await find({ near: { ...near, withinMiles } });
        const expected = findPlainly(documents, { filter: {}, near: { ...near, withinMiles } }).size;
        const counted = facets
          .find(({ name }) => name === 'partners')
          ?.values.reduce((sum, { count }) => sum + count, 0);
        expect([withinMiles, total, counted]).toEqual([withinMiles, expected, expected]);
      }
    }
  });

  it('weigh the sessions of a place alone when both a place and days are given', async () => {
    const near = { latitude: 50.264, longitude: -5.105, withinMiles: 10 };
    const inJanuary = { startsFrom: '2027-01-01', startsTo: '2027-01-31', datedOnly: true };
    const inFebruary = { startsFrom: '2027-02-01', startsTo: '2027-02-28', datedOnly: true };
    expect((await find({ query: 'zeppelin', near, filter: inJanuary })).total).toBe(1);
    expect((await find({ query: 'zeppelin', near, filter: inFebruary })).total).toBe(0);
    expect((await find({ query: 'zeppelin', filter: inFebruary })).total).toBe(1);
  });

  it.each(HOSTILE.map((topic, at) => [topic, at] as const))(
    'take a value as a value, whatever it holds: %j',
    async (topic, at) => {
      const page = await find({ filter: { topics: [topic] } });
      expect(page.hits.map(({ id }) => id)).toEqual([`stem-learning:hostile-${at}`]);
      expect(page.total).toBe(1);
    },
  );
});

describe('paging', () => {
  it.each<Partial<QuerySearchArgs>>([
    { first: 100 },
    { first: 37, sort: 'TITLE' },
    { first: 100, sort: 'NEWEST' },
    { first: 64, sort: 'SOONEST' },
    { first: 50, query: 'maths' },
    { first: 7, query: 'maths', near: { postcode: 'NR31' } },
    { first: 100, near: { postcode: 'NR31' } },
    { first: 90, near: { postcode: 'YO1' }, sort: 'DISTANCE' },
    { first: 30, near: { postcode: 'SW1A', withinMiles: 40 }, query: 'hub' },
    { first: 20, query: 'zzyzx physics' },
  ])('gives each match exactly once: %j', async (args) => {
    const ids = await pageThrough(args);
    const { total } = await find(args);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  it('leads back to the page before', async () => {
    const args = { query: 'maths', near: { postcode: 'NR31' }, first: 6 };
    const first = await find(args);
    const second = await find({ ...args, after: first.pageInfo.endCursor });
    const third = await find({ ...args, after: second.pageInfo.endCursor });
    expect((await find({ ...args, after: third.previousCursor })).hits).toEqual(second.hits);
    expect((await find({ ...args, after: second.previousCursor })).hits).toEqual(first.hits);
    expect(first.previousCursor).toBeNull();
  });

  it('refuses the cursor of another search', async () => {
    const { pageInfo } = await find({ query: 'maths' });
    await expect(find({ query: 'physics', after: pageInfo.endCursor })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    });
  });
});

describe('sorting', () => {
  it('by title goes by the alphabet, whatever matched how', async () => {
    const sorted = await titles({ query: 'maths', sort: 'TITLE', first: 100 });
    const keys = sorted.map((title) => documents.find((document) => document.title === title)?.titleSort ?? '');
    expect(keys).toEqual([...keys].sort());
  });

  it('by the soonest starts with what comes next and ends with what has no date', async () => {
    const { hits } = await find({ sort: 'SOONEST', first: 100 });
    const starts = hits.map(({ nextSession }) =>
      nextSession === null ? Number.POSITIVE_INFINITY : Date.parse(nextSession.start),
    );
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(starts[0]).toBeGreaterThan(now.getTime());
    expect(starts.at(-1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('by distance starts with the nearest place of each item', async () => {
    const { hits } = await find({ near: { postcode: 'YO10' }, sort: 'DISTANCE', first: 100 });
    const miles = hits.map(({ distanceMiles }) => distanceMiles ?? Number.POSITIVE_INFINITY);
    expect(miles).toEqual([...miles].sort((one, other) => one - other));
    expect(hits.findIndex(({ id }) => id === TOURING.id)).toBeLessThan(10);
  });

  it('by distance needs a place', async () => {
    await expect(find({ sort: 'DISTANCE' })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'sort' },
    });
  });

  it('by relevance near a place puts what is near before what is elsewhere', async () => {
    const { hits } = await find({ query: 'computing cpd', near: { postcode: 'NR31' } });
    expect(hits.slice(0, 2).map(({ title, distanceMiles }) => [title, distanceMiles])).toEqual([
      ['Norfolk Computing Hub', 32.3],
      ['Suffolk Computing Hub', 48.2],
    ]);
    expect(hits[2]).toMatchObject({ kind: 'COURSE', distanceMiles: null });
  });
});

describe('what is under embargo', () => {
  it('appears when the embargo ends, without the index being touched', async () => {
    const item = createIndexedResource('raeng:secret', { title: 'Quokka grants', kind: 'FUNDING' });
    const [document] = toSearchDocuments(item, now);
    if (document === undefined) throw new Error('no document');
    const embargoed = { ...document, visibleFrom: Math.floor(now.getTime() / 1000) + 60 };
    const other = await openSearchIndex([embargoed]);
    try {
      const at = (moment: Date) =>
        search(
          { ...context, engine: other.engine, now: () => moment },
          { query: 'quokka', after: null, filter: null, near: null },
        );
      expect((await at(now)).total).toBe(0);
      expect((await at(new Date(now.getTime() + 60_000))).total).toBe(1);
    } finally {
      await other.close();
    }
  });
});
