// Searches over the real records on a real Meilisearch, held against a plain count of the same records.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { milesBetween } from '../../../../subgraphs/discovery/document/miles.ts';
import type { QuerySearchArgs, SearchFilter } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { countFacets } from '../../../../subgraphs/discovery/search/count-facets.ts';
import { writeCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import { FACET_ATTRIBUTES } from '../../../../subgraphs/discovery/search/facets.ts';
import { search } from '../../../../subgraphs/discovery/search/search.ts';
import type { SearchContext } from '../../../../subgraphs/discovery/search/search-context.ts';
import type { SearchPageParent } from '../../../../subgraphs/discovery/search/search-page-parent.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import type { SearchDocument } from '../../../../subgraphs/discovery/search-document.ts';
import type { EngineAnswer, SearchEngine } from '../../../../subgraphs/discovery/search-engine.ts';
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

// Its name sounds like a stage that it is not for.
const SPECTACULAR = createIndexedCourse('raeng:spectacular', {
  title: 'Year 8 spectacular',
  keyStages: ['KS1'],
  ageRange: { from: 5, to: 7 },
});

let documents: readonly SearchDocument[];
let index: SearchIndex;
let context: SearchContext;

beforeAll(async () => {
  const items = [
    ...(await readCatalogueItems(now)),
    TOURING,
    SPECTACULAR,
    ...(['York', 'Truro'] as const).map((town) =>
      createIndexedCourse(`raeng:balloon-${town}`, {
        title: `Balloon workshop in ${town}`,
        sessions: [createIndexedSession(town, '2027-03-12T09:00:00Z')],
      }),
    ),
    ...HOSTILE.map((topic, at) => createIndexedResource(`stem-learning:hostile-${at}`, { topics: [topic] })),
  ];
  documents = items.flatMap((item) => toSearchDocuments(item, now));
  index = await openSearchIndex(documents);
  context = { engine: index.engine, partnerStates: { read: async () => [] }, now: () => now };
});
afterAll(() => index?.close());

const find = (args: Partial<QuerySearchArgs>, within: SearchContext = context): Promise<SearchPageParent> =>
  search(within, { after: null, filter: null, near: null, literal: null, facets: null, ...args });
/** Without what only comes close. */
const exactTitles = async (args: Partial<QuerySearchArgs>): Promise<readonly string[]> => {
  const { hits } = await find(args);
  return hits.filter(({ fits }) => fits).map(({ title }) => title);
};
const titles = async (args: Partial<QuerySearchArgs>): Promise<readonly string[]> =>
  (await find(args)).hits.map(({ title }) => title);

/** All ids in order, page by page; the last page leads nowhere. */
async function pageThrough(args: Partial<QuerySearchArgs>): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: SearchPageParent = await find({ ...args, after });
    ids.push(...page.hits.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

describe('what teachers type', () => {
  it('is found through two spelling mistakes', async () => {
    expect(await exactTitles({ query: 'kirchof circits' })).toEqual(["Kirchhoff's laws (teaching notes 8)"]);
  });

  it('is found by words from the title first, then from elsewhere', async () => {
    const found = await exactTitles({ query: 'led torch' });
    expect(found[0]).toBe('Build an LED torch (IET STEM fair activity)');
    expect(found.slice(1).toSorted()).toEqual([
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
    for (const query of ['CP253', 'cp 253']) {
      const { hits, total } = await find({ query });
      expect(total).toBe(1);
      expect(hits[0]?.url).toBe('https://teachcomputing.org/courses/CP253');
    }
    expect((await find({ query: 'CP2530' })).total).toBe(0);
  });

  it('may be a course’s address or id', async () => {
    for (const query of [
      'https://teachcomputing.org/courses/CP253',
      'teachcomputing.org/courses/CP253',
      'http://www.teachcomputing.org/courses/CP253/',
    ]) {
      expect([query, await titles({ query })]).toEqual([
        query,
        ['Physical computing kit - KS3 micro:bit - short course'],
      ]);
    }
    expect(await titles({ query: TOURING.id })).toEqual([TOURING.title]);
    expect(await titles({ query: 'raeng:nothing-0000' })).toEqual([]);
  });

  it('may be an address that nothing has: what its last words name comes close', async () => {
    const { hits, total, closeTotal } = await find({ query: 'https://nowhere.invalid/lessons/kirchhoffs-laws' });
    expect(hits[0]?.title).toBe("Kirchhoff's laws (teaching notes 8)");
    expect(closeTotal).toBe(total);
  });

  it('may sound like a stage: what is called so is found first, though it is for other ages', async () => {
    const { hits, interpretation } = await find({ query: 'year 8 spectacular' });
    expect(hits[0]?.title).toBe('Year 8 spectacular');
    expect(interpretation.map(({ text, field }) => [text, field])).toEqual([['year 8', 'ages']]);
  });

  it('is taken as it stands when told so', async () => {
    const read = await find({ query: 'free maths', filter: { kinds: ['COURSE'] } });
    const literal = await find({ query: 'free maths', literal: ['free'], filter: { kinds: ['COURSE'] } });
    expect(read.interpretation.map(({ text, field, use }) => [text, field, use])).toEqual([
      ['free', 'freeOnly', 'FILTER'],
    ]);
    expect(read.queryLeft).toBe('maths');
    expect(literal.interpretation).toEqual([]);
    expect(literal.queryLeft).toBe('free maths');
  });

  it('finds maths for mathematics', async () => {
    const found = await exactTitles({ query: 'maths exemplar wind turbine' });
    expect(found.toSorted()).toEqual([
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
    expect([...kinds]).toEqual(expect.arrayContaining(['HUB', 'EVENT']));
    expect(hits[0]?.title).toMatch(/Haringey/);
  });

  it('never takes one subject for another that is spelt alike', async () => {
    const isBiology = (document: SearchDocument): boolean => document.subjects.includes('Biology');
    expect(documents.some(isBiology)).toBe(true);
    expect((await find({ query: 'geology' })).hits.filter(({ subjects }) => subjects.includes('Biology'))).toEqual([]);
  });

  it('goes on with what comes close where little fits, told apart', async () => {
    const { hits, total, closeTotal, interpretation } = await find({ query: 'zzyzx maths ks3', first: 100 });
    expect([total, closeTotal]).toEqual([hits.length, hits.length]);
    expect(
      hits.filter(({ title, subjects, topics }) => /math/i.test([title, ...subjects, ...topics].join(' '))).length,
    ).toBeGreaterThan(hits.length / 2);
    expect(interpretation.map(({ text, use }) => [text, use])).toEqual([['ks3', 'PREFERENCE']]);
    const enough = await find({ query: 'maths' });
    expect([enough.total > 10, enough.closeTotal]).toEqual([true, 0]);
  });

  it('finds nothing where nothing comes close', async () => {
    expect(await find({ query: 'xqzvwk' })).toMatchObject({ total: 0, closeTotal: 0, hits: [] });
  });

  it('is not widened past a searcher’s own filter, unless its words are nowhere', async () => {
    expect((await find({ query: 'led torch', filter: { kinds: ['FUNDING'] } })).total).toBe(0);
    const inFilter = await find({ query: 'led torch', filter: { kinds: ['RESOURCE'] } });
    expect([inFilter.total, inFilter.closeTotal]).toEqual([1, 0]);
    const nowhere = await find({ query: 'zzyzx maths', filter: { kinds: ['COURSE'] } });
    expect(nowhere.closeTotal).toBeGreaterThan(0);
    expect(new Set(nowhere.hits.map(({ kind }) => kind))).toEqual(new Set(['COURSE']));
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
    { first: 25, query: 'free science' },
    { first: 25, query: 'ks3' },
    { first: 7, query: 'y9' },
    { first: 40, query: 'science -ks3' },
    { first: 30, query: 'computing cpd', sort: 'TITLE' },
    { first: 1, query: 'micro bit ks3' },
    { first: 7, query: 'maths', near: { postcode: 'NR31' } },
    { first: 30, query: 'cpd near Stoke' },
    { first: 30, query: 'ks3 computing', near: { postcode: 'SW1A', withinMiles: 200 } },
    { first: 40, sort: 'SOONEST', near: { latitude: 53, longitude: -1, withinMiles: 300 } },
    { first: 100, near: { postcode: 'NR31' } },
    { first: 90, near: { postcode: 'YO1' }, sort: 'DISTANCE' },
    { first: 30, near: { postcode: 'SW1A', withinMiles: 40 }, query: 'hub' },
    { first: 9, query: 'zzyzx physics' },
    { first: 9, query: 'why do boats float' },
  ])('gives each match exactly once: %j', async (args) => {
    const ids = await pageThrough(args);
    const { total } = await find(args);
    expect(total).toBeGreaterThan(0);
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

  it('past the end is empty, and leads back', async () => {
    for (const query of ['computing', 'zzyzx physics', 'ks3']) {
      const { total } = await find({ query });
      const request = readSearchRequest({ query, filter: null, near: null, literal: null, facets: null }, now);
      const after = writeCursor(request, { offset: total + 5, bandTotals: [0] });
      const beyond = await find({ query, after });
      expect([beyond.hits, beyond.pageInfo]).toEqual([[], { hasNextPage: false, endCursor: null }]);
      expect(beyond.previousCursor).not.toBeNull();
      expect(beyond.total).toBe(total);
    }
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
    const { hits } = await find({ query: 'computing hub', near: { postcode: 'NR31' } });
    expect(hits.slice(0, 2).map(({ title, distanceMiles }) => [title, distanceMiles])).toEqual([
      ['Norfolk Computing Hub', 32.3],
      ['Suffolk Computing Hub', 48.2],
    ]);
    const near = (postcode: string): Promise<readonly string[]> =>
      exactTitles({ query: 'balloon workshop', near: { postcode } });
    expect(await near('YO10')).toEqual(['Balloon workshop in York', 'Balloon workshop in Truro']);
    expect(await near('TR1')).toEqual(['Balloon workshop in Truro', 'Balloon workshop in York']);
  });
});

describe('what a page can be asked for beyond its hits', () => {
  /** The search, with an engine that counts how often it is asked. */
  async function findCounting(args: Partial<QuerySearchArgs>) {
    let trips = 0;
    const engine: SearchEngine = {
      ...index.engine,
      search: (queries) => {
        trips += 1;
        return index.engine.search(queries);
      },
    };
    const page = await find(args, { ...context, engine });
    trips = 0;
    return { page, countTrips: () => trips };
  }
  const exactTotal = async (args: Partial<QuerySearchArgs>): Promise<number> => {
    const { total, closeTotal } = await find(args);
    return total - closeTotal;
  };

  const NEAR = { latitude: 51.5, longitude: -0.12, withinMiles: 5 };
  const ASKED = {
    query: 'free engineering',
    near: NEAR,
    filter: { kinds: ['EVENT'], ageFrom: 11 },
  } as const satisfies Partial<QuerySearchArgs>;

  it('is what dropping each part of it would find: as many as the search without it then finds', async () => {
    const { page, countTrips } = await findCounting(ASKED);
    const relaxations = await page.relaxations();
    expect(countTrips()).toBe(1);
    const without: Readonly<Record<string, Partial<QuerySearchArgs>>> = {
      kinds: { filter: { ...ASKED.filter, kinds: [] } },
      ageFrom: { filter: { ...ASKED.filter, ageFrom: null } },
      statuses: { filter: { ...ASKED.filter, statuses: ['CURRENT', 'CLOSED', 'ARCHIVED'] } },
      'near.withinMiles 10': { near: { ...NEAR, withinMiles: 10 } },
      'near.withinMiles 100': { near: { ...NEAR, withinMiles: 100 } },
      'near.withinMiles': { near: { ...NEAR, withinMiles: null } },
      filter: { filter: null, near: { ...NEAR, withinMiles: null } },
      'interpretation free': { literal: ['free'] },
    };
    const expected = await Promise.all(
      Object.entries(without).map(async ([drop, change]) => [drop, await exactTotal({ ...ASKED, ...change })] as const),
    );
    const shown = relaxations.map(({ drop, instead, total }) => [[drop, instead].filter(Boolean).join(' '), total]);
    const own = page.total - page.closeTotal;
    expect(own).toBeLessThan(5);
    expect(shown.toSorted()).toEqual(expected.filter(([, total]) => total > own).toSorted());
    expect(new Set(relaxations.map(({ drop }) => drop)).size).toBeGreaterThan(2);
    const totals = relaxations.map(({ total }) => total);
    expect(totals).toEqual(totals.toSorted((one, other) => other - one));
  });

  it('is what each single filter hides, too', async () => {
    const args = { query: 'led torch', filter: { kinds: ['FUNDING' as const] } };
    const relaxations = await (await find(args)).relaxations();
    expect(relaxations).toEqual([
      { drop: 'kinds', label: 'Any kind', instead: null, total: await exactTotal({ query: 'led torch' }) },
    ]);
  });

  it('is nothing to relax, and no question to the engine, where there is enough', async () => {
    const { page, countTrips } = await findCounting({ query: 'maths', filter: { kinds: ['RESOURCE'] } });
    expect(page.total).toBeGreaterThanOrEqual(5);
    expect(await page.relaxations()).toEqual([]);
    expect(countTrips()).toBe(0);
  });

  it('relaxes by no radius that could not be asked for', async () => {
    const page = await find({ query: 'touring zeppelin', near: { latitude: 60, longitude: -1, withinMiles: 600 } });
    for (const { instead } of await page.relaxations()) {
      expect(Number(instead ?? 0)).toBeLessThanOrEqual(1000);
    }
  });

  it('is how many there are within reach: as many as a search within so many miles finds', async () => {
    for (const args of [
      { query: 'computing' },
      { query: 'free workshop', filter: { kinds: ['EVENT' as const] } },
      {},
    ]) {
      const near = { latitude: 52.5, longitude: -1.9 };
      const { page, countTrips } = await findCounting({ ...args, near });
      const reach = await page.reach();
      expect(countTrips()).toBe(1);
      const expected = await Promise.all(
        [10, 20, 40, 80].map(async (withinMiles) => ({
          withinMiles,
          total: await exactTotal({ ...args, near: { ...near, withinMiles } }),
        })),
      );
      expect(reach).toEqual(expected);
      expect(reach.at(-1)?.total).toBeGreaterThan(0);
    }
  });

  it('is in no reach without a place', async () => {
    const { page, countTrips } = await findCounting({ query: 'computing' });
    expect([await page.reach(), await page.online()]).toEqual([[], null]);
    expect(countTrips()).toBe(0);
  });

  it('is what of it can be joined from anywhere, whatever the radius', async () => {
    const online = ['ONLINE_ANY_TIME', 'ONLINE_LIVE'] as const;
    const page = await find({ query: 'computing cpd', near: { postcode: 'NR31', withinMiles: 30 } });
    const found = await page.online();
    expect(found?.total).toBe(await exactTotal({ query: 'computing cpd', filter: { deliveryModes: [...online] } }));
    expect(found?.hits).toHaveLength(5);
    expect(found?.hits.every(({ deliveryMode }) => online.some((mode) => mode === deliveryMode))).toBe(true);
    const inPerson = { deliveryModes: ['IN_PERSON' as const] };
    expect(await (await find({ query: 'cpd', near: { postcode: 'NR31' }, filter: inPerson })).online()).toEqual({
      total: 0,
      hits: [],
    });
  });

  it('goes to the engine in one round trip, all together', async () => {
    const { page, countTrips } = await findCounting(ASKED);
    await Promise.all([page.relaxations(), page.reach(), page.online()]);
    expect(countTrips()).toBe(1);
  });
});

describe('facets counted of hits at hand', () => {
  it('are the engine’s own for the same hits', async () => {
    const query = {
      type: 'hits',
      words: 'science',
      matching: 'all',
      filter: 'main = true AND preferred = true',
      distinctItems: false,
      facets: Object.values(FACET_ATTRIBUTES),
      sort: [],
      offset: 0,
      limit: 1000,
    } as const;
    const [answer] = await index.engine.search([query]);
    expect(answer?.hits.length).toBe(answer?.total);
    const counted = (facets: EngineAnswer['facets']) =>
      Object.entries(facets)
        .flatMap(([attribute, counts]) =>
          Object.entries(counts).map(([value, count]) => `${attribute} ${value.toLowerCase()} ${count}`),
        )
        .toSorted();
    expect(counted(countFacets(answer?.hits ?? []))).toEqual(counted(answer?.facets ?? {}));
  });

  it('are only those that are wanted', async () => {
    const all = await find({ query: 'energy', filter: { kinds: ['RESOURCE'] } });
    const some = await find({ query: 'energy', filter: { kinds: ['RESOURCE'] }, facets: ['topics', 'kinds'] });
    expect(some.facets).toEqual(all.facets.filter(({ name }) => name === 'kinds' || name === 'topics'));
    expect({ ...some, facets: [], tookMs: 0 }).toMatchObject({ total: all.total, hits: all.hits });
    expect((await find({ query: 'energy', facets: [] })).facets).toEqual([]);
  });

  it('are added to those of what fits', async () => {
    const { facets, hits, total, closeTotal } = await find({ query: 'zzyzx maths', first: 100 });
    expect([total, closeTotal]).toEqual([hits.length, hits.length]);
    const kinds = facets.find(({ name }) => name === 'kinds')?.values ?? [];
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });
});

describe('whatever is typed', () => {
  const LONGEST = 512;
  const many = (text: string): string => text.repeat(LONGEST).slice(0, LONGEST);

  it.each([
    many('"'),
    many('\\'),
    many('a '),
    many('ks3 '),
    many('y1 ks2 free online cpd london under 30 minutes '),
    many('\ud800'),
    many('\u{1F600}'),
    many('a" OR main = false OR "'),
    many('-'),
    'under 99999999999999999999999 minutes',
    'on 31 february 9999',
    'ages 0 to 999999999',
    'stem-learning:"x" OR main = true',
    'raeng:x"]OR[main=true',
    'https://x.invalid/"OR"main=true',
    'ks3 "',
    '%00 {} [] ~ * ?',
  ])('is answered, in pages with whole totals: %j', async (query) => {
    const args = { query, near: { postcode: 'NR31', withinMiles: 200 }, filter: { kinds: ['COURSE' as const] } };
    for (const asked of [{ query }, args]) {
      const page = await find(asked);
      const [relaxations, reach] = await Promise.all([page.relaxations(), page.reach(), page.online()]);
      expect(page.hits.length).toBe(Math.min(20, page.total));
      expect(page.total).toBeGreaterThanOrEqual(page.closeTotal);
      expect(relaxations.every(({ total }) => total > page.total - page.closeTotal)).toBe(true);
      const totals = reach.map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((one, other) => one - other));
    }
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
          { query: 'quokka', after: null, filter: null, near: null, literal: null, facets: null },
        );
      expect((await at(now)).total).toBe(0);
      expect((await at(new Date(now.getTime() + 60_000))).total).toBe(1);
    } finally {
      await other.close();
    }
  });
});
