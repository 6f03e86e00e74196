// The search that a teacher meets, over HTTP and over the real records of all four partners.
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueItem } from '../../schema/shared.generated.ts';
import type { Everything } from '../../scripts/start/start-everything.ts';
import { LIVE_INDEX } from '../../subgraphs/discovery/index-settings.ts';
import type { SearchFilter } from '../../subgraphs/discovery/resolvers.generated.ts';
import type { SearchDocument } from '../../subgraphs/discovery/search-document.ts';
import { askWhole } from '../support/ask-graph.ts';
import { type CountedCard, countCards, filterCards, listCounts } from '../support/count-cards.ts';
import { type Card, type CardPage, searchCards, searchToTheEnd } from '../support/whole-search.ts';
import { startWholeStack } from '../support/whole-stack.ts';

const ANY_STATUS: SearchFilter = { statuses: ['CURRENT', 'CLOSED', 'ARCHIVED'] };

let stack: Everything;
let url: string;
let everything: readonly CountedCard[];
let totals: ReadonlySet<number>;

beforeAll(async () => {
  stack = await startWholeStack();
  url = stack.gateway.url;
  const all = await searchToTheEnd(url, { filter: ANY_STATUS, first: 100 });
  const regions = await readRegions();
  everything = all.hits.map((card) => ({ ...card, regions: regions.get(card.id) ?? [] }));
  totals = all.totals;
});

afterAll(() => stack?.close());

// Straight from the index: a card does not show them.
async function readRegions(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { url: host, indexKey = '' } = stack.engine;
  const { results } = await new Meilisearch({ host, apiKey: indexKey })
    .index(LIVE_INDEX)
    .getDocuments<SearchDocument>({ limit: 10_000, filter: 'main = true', fields: ['itemId', 'regions'] });
  return new Map(results.map(({ itemId, regions }) => [itemId, regions]));
}

async function titlesFor(query: string, first = 10): Promise<readonly string[]> {
  return (await searchCards(url, { query, first })).hits.map(({ title }) => title);
}

/** Without what only comes close. */
function toExactHits({ hits }: CardPage): readonly Card[] {
  return hits.filter(({ fits }) => fits);
}

describe('a search in a teacher’s words', () => {
  test('finds Kirchhoff’s laws through two words spelt wrongly', async () => {
    expect(await titlesFor('kirchof circits')).toContain("Kirchhoff's laws (teaching notes 8)");
  });

  test('finds the LED torch first', async () => {
    expect((await titlesFor('led torch'))[0]).toBe('Build an LED torch (IET STEM fair activity)');
  });

  test('knows DT as design and technology', async () => {
    const { hits } = await searchCards(url, { query: 'DT', first: 10 });
    expect(hits.filter(({ subjects }) => subjects.includes('Design and technology'))).toHaveLength(10);
    expect(hits.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Engineering Solutions: Bringing Design and Coding to Life (EEGS, D&T Association)',
        'Introduction to algorithms, programming and data for D&T teachers - remote',
        'Designing an ergonomic product',
      ]),
    );
  });

  test('finds micro:bit things for a stage that is part of the words', async () => {
    const page = await searchCards(url, { query: 'micro bit ks3', first: 10 });
    const hits = toExactHits(page);
    expect(page.hits.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Physical computing kit - KS3 micro:bit - short course',
        'Design a personal heart monitoring system (micro:bit)',
      ]),
    );
    expect(hits[0]?.title).toBe('Physical computing kit - KS3 micro:bit - short course');
    expect(hits.every(({ keyStages }) => keyStages.length === 0 || keyStages.includes('KS3'))).toBe(true);
  });

  test('finds a course by its code, and nothing else', async () => {
    expect(await titlesFor('CP253')).toEqual(['Physical computing kit - KS3 micro:bit - short course']);
  });

  test('finds both editions of the wind turbine exemplar from maths', async () => {
    const editions = [
      'Mathematics exemplar 23: Wind Turbine',
      'Mathematics exemplar: Wind Turbine (Engineering Diploma PDF)',
    ];
    const page = await searchCards(url, { query: 'maths exemplar wind turbine' });
    expect(
      page.hits
        .slice(0, 2)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(editions);
    expect(toExactHits(page)).toHaveLength(2);
  });

  test('finds what is in Haringey: things to go to, and whom to ask', async () => {
    expect(await titlesFor('Haringey')).toEqual(
      expect.arrayContaining([
        'Haringey STEM network',
        'Haringey STEM Showcase',
        'Haringey Careers Fair 2017',
        'Greig City Academy (Haringey STEM hub)',
      ]),
    );
  });

  test('leaves a spelling mistake out of nobody’s way: a nonsense word finds nothing', async () => {
    expect(await searchCards(url, { query: 'xqzvwk' })).toMatchObject({ total: 0, hits: [] });
    expect(await searchCards(url, { query: 'blorptide zyxxy' })).toMatchObject({ total: 0, hits: [] });
  });
});

describe('a search near Great Yarmouth', () => {
  const near = { postcode: 'NR31', latitude: null, longitude: null, withinMiles: null };

  test('shows the hub in reach among the first, with courses that can be taken from anywhere and none far away', async () => {
    const { hits } = await searchCards(url, { query: 'computing cpd', near, first: 10 });
    expect(hits.slice(0, 3).map(({ title }) => title)).toContain('Norfolk Computing Hub');
    expect(hits.map(({ title }) => title)).toContain('New to computing – intensive CPD');
    expect(hits.every(({ kind }) => kind === 'COURSE' || kind === 'HUB')).toBe(true);
    expect(hits.every(({ distanceMiles }) => (distanceMiles ?? 0) < 60)).toBe(true);
    expect(hits.every(({ subjects }) => subjects.includes('Computing'))).toBe(true);
  });

  test('leaves out what is farther than asked for', async () => {
    const { hits, total } = await searchCards(url, { query: 'computing hub', near: { ...near, withinMiles: 60 } });
    expect(hits.map(({ title, distanceMiles }) => [title, distanceMiles])).toEqual([
      ['Norfolk Computing Hub', expect.closeTo(32, 0)],
      ['Suffolk Computing Hub', expect.closeTo(48, 0)],
    ]);
    expect(total).toBe(2);
  });

  for (const withinMiles of [null, 120]) {
    test(`by distance goes from near to far${withinMiles === null ? ', and ends with what has no place' : ' within 120 miles'}`, async () => {
      const search = { query: 'computing', near: { ...near, withinMiles }, sort: 'DISTANCE', first: 50 } as const;
      const { hits } = await searchToTheEnd(url, search);
      const distances = hits.map(({ distanceMiles }) => distanceMiles ?? Number.POSITIVE_INFINITY);
      expect(distances).toEqual(distances.toSorted((one, other) => one - other));
      expect(distances.length).toBeGreaterThan(30);
      expect(distances.every((miles) => miles <= (withinMiles ?? Number.POSITIVE_INFINITY))).toBe(true);
    });
  }
});

describe('everything', () => {
  test('is met once each by turning the pages, as many as the total and as the partners have', async () => {
    const doors = await askWhole<Record<string, { items: { totalCount: number } }>>(
      url,
      '{ stemLearning { items { totalCount } } ietFaraday { items { totalCount } } raeng { items { totalCount } } localHubs { items { totalCount } } }',
    );
    const kept = Object.values(doors).reduce((sum, { items }) => sum + items.totalCount, 0);
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
    expect([...totals]).toEqual([everything.length]);
    const listedElsewhere = new Set(everything.flatMap(({ alsoListedBy }) => alsoListedBy.map(({ id }) => id)));
    expect(everything.filter(({ id }) => listedElsewhere.has(id))).toEqual([]);
    expect(everything.length + listedElsewhere.size).toBe(kept);
    expect(kept).toBeGreaterThan(800);
  });

  test('comes in the same order in pages of any size', async () => {
    const { hits } = await searchToTheEnd(url, { filter: ANY_STATUS, first: 37 });
    expect(hits.map(({ id }) => id)).toEqual(everything.map(({ id }) => id));
  });
});

const NOTHING = 'what nothing has';
const FILTERS: readonly (readonly [string, SearchFilter])[] = [
  ['nothing chosen', {}],
  ['any status', ANY_STATUS],
  ['a kind', { kinds: ['COURSE'] }],
  ['two kinds and a stage', { kinds: ['RESOURCE', 'COLLECTION'], keyStages: ['KS3'] }],
  ['a partner and a subject', { partners: ['IET_FARADAY'], subjects: ['Design and technology'] }],
  ['two stages and a delivery mode', { keyStages: ['KS1', 'KS2'], deliveryModes: ['ONLINE_LIVE', 'ONLINE_ANY_TIME'] }],
  ['a topic', { topics: ['Programming'] }],
  ['a resource type', { resourceTypes: ['lesson plan', 'unit plan'] }],
  ['a region and any status', { regions: ['LONDON', 'EAST_OF_ENGLAND'], ...ANY_STATUS }],
  ['free things', { freeOnly: true }],
  ['closed things', { statuses: ['CLOSED'] }],
  ['ages', { ageFrom: 11, ageTo: 12 }],
  ['a hub', { hubs: ['local-hubs:haringey-stem-network'] }],
  ['much at once', { kinds: ['COURSE'], partners: ['STEM_LEARNING'], keyStages: ['KS4'], subjects: ['Computing'] }],
  [NOTHING, { kinds: ['FUNDING'], resourceTypes: ['video'] }],
];

describe('the facets of a search with', () => {
  test.for(FILTERS)('%s are the counts of all cards, each without its own filter', async ([name, filter]) => {
    const page = await searchCards(url, { filter, first: 1 });
    expect(page.total > 0).toBe(name !== NOTHING);
    expect(page.total).toBe(filterCards(everything, filter).length);
    expect(listCounts(page.facets)).toEqual(countCards(everything, filter));
  });
});

describe('an item behind a card', () => {
  type Item = Omit<CatalogueItem, 'licence'> & {
    readonly licence: { readonly code: string } | null;
    readonly resourceTypes?: readonly string[];
    readonly deliveryMode?: Card['deliveryMode'];
    readonly free?: boolean | null;
    readonly priceText?: string | null;
    readonly costText?: string | null;
    readonly hubKind?: string;
  };

  const HYDRATED = `query Hydrated($ids: [ID!]!) {
    items(ids: $ids) {
      id partner kind title summary url publisher keyStages ageRange { from to } subjects topics status
      licence { code } hub { id name kind }
      ... on LearningResource { resourceTypes free costText }
      ... on Course { deliveryMode free priceText }
      ... on Activity { deliveryMode free priceText }
      ... on HubProfile { hubKind }
    }
  }`;

  function toCard(item: Item): Omit<Card, 'alsoListedBy' | 'fits'> {
    const { id, partner, kind, title, summary, url: address, publisher, keyStages, ageRange, subjects, topics } = item;
    const own = item.hubKind === undefined ? item.hub : { id, name: title, kind: item.hubKind };
    return {
      ...{ id, partner, kind, title, summary, url: address, publisher, keyStages, ageRange, subjects, topics },
      resourceTypes: item.resourceTypes ?? [],
      deliveryMode: item.deliveryMode ?? null,
      free: item.free ?? null,
      priceText: item.priceText ?? item.costText ?? null,
      status: item.status,
      licence: item.licence?.code ?? null,
      distanceMiles: null,
      hub: own as Card['hub'],
    };
  }

  for (const partner of ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'] as const) {
    test(`says what the card says, for every item of ${partner}`, async () => {
      const cards = everything.filter((card) => card.partner === partner);
      expect(cards.length).toBeGreaterThan(50);
      for (let at = 0; at < cards.length; at += 100) {
        const batch = cards.slice(at, at + 100);
        const { items } = await askWhole<{ items: readonly Item[] }>(url, HYDRATED, { ids: batch.map(({ id }) => id) });
        expect(items.map(toCard)).toEqual(batch.map(({ regions, alsoListedBy, fits, ...card }) => card));
      }
    });
  }

  test('is there on the hits themselves, from all four partners on one page', async () => {
    const query = `{ search(query: "maths", first: 100) { hits { id partner title item { id partner title } } } }`;
    const { search } = await askWhole<{ search: { hits: readonly (Card & { item: Card | null })[] } }>(url, query);
    expect(new Set(search.hits.map(({ partner }) => partner)).size).toBe(4);
    expect(search.hits.map(({ item }) => item)).toEqual(
      search.hits.map(({ id, partner, title }) => ({ id, partner, title })),
    );
  });
});
