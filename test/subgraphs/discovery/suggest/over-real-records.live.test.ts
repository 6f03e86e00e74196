// Suggestions and corrections over the real records on a real Meilisearch, one index for both.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { search } from '../../../../subgraphs/discovery/search/search.ts';
import type { SearchContext } from '../../../../subgraphs/discovery/search/search-context.ts';
import { suggest } from '../../../../subgraphs/discovery/search/suggest.ts';
import type { EngineQuery } from '../../../../subgraphs/discovery/search-engine.ts';
import { toSearchDocuments } from '../../../../subgraphs/discovery/to-search-documents.ts';
import { readCatalogueItems } from '../../../support/documents-from-catalogues.ts';
import { openSearchIndex, type SearchIndex } from '../../../support/search-index.ts';

const now = new Date('2026-11-22T10:00:00Z');

let index: SearchIndex;
let context: SearchContext;
let roundTrips: (readonly EngineQuery[])[] = [];

beforeAll(async () => {
  const items = await readCatalogueItems(now);
  index = await openSearchIndex(items.flatMap((item) => toSearchDocuments(item, now)));
  const { engine } = index;
  context = {
    engine: {
      ...engine,
      search: (queries) => {
        roundTrips.push(queries);
        return engine.search(queries);
      },
    },
    partnerStates: { read: async () => [] },
    now: () => now,
  };
});
afterAll(() => index?.close());

async function complete(prefix: string, first = 8): Promise<readonly string[]> {
  return (await suggest(context, { prefix, first })).map(({ kind, text }) => `${kind} ${text}`);
}

const find = (query: string) => search(context, { query, filter: null, near: null, facets: null, after: null });

async function correct(query: string): Promise<string | null> {
  return (await find(query)).didYouMean();
}

describe('suggestions', () => {
  it('are subjects, topics, hubs, titles and places, what begins as typed first', async () => {
    expect(await complete('comp', 5)).toEqual([
      'QUERY Computing',
      'TOPIC Computer systems',
      'TOPIC Computer networks',
      expect.stringMatching(/^HUB .*Comput/),
      expect.stringMatching(/^ITEM .*comput/i),
    ]);
    expect((await complete('forc'))[0]).toBe('TOPIC Forces');
    expect(await complete('stoke-on-t')).toContain('PLACE Stoke-on-Trent');
  });

  it('complete the place that is looked for and keep the words before it', async () => {
    expect(await complete('cpd near sto', 3)).toEqual([
      'PLACE cpd near Stockport',
      'PLACE cpd near Stockton-on-Tees',
      'PLACE cpd near Stoke-on-Trent',
    ]);
    expect((await complete('computing cpd near birmigham'))[0]).toBe('PLACE computing cpd near Birmingham');
  });

  it.each([
    ['electrisity', 'TOPIC Electricity and magnetism'],
    ['electrisi', 'TOPIC Electricity and magnetism'],
    ['fotosynthesis', 'TOPIC Photosynthesis'],
    ['micobit', 'TOPIC micro:bit'],
    ['robotocs', 'TOPIC Robotics'],
    ['sceince', 'QUERY Science'],
    ['compter science', 'QUERY Computing'],
    ['enviroment', 'TOPIC Environment'],
    ['maths', 'QUERY Mathematics'],
  ])('know what %s is on its way to', async (prefix, first) => {
    expect((await complete(prefix))[0]).toBe(first);
  });

  it('find titles by a code, and nothing by mistake where something begins as typed', async () => {
    expect((await complete('CP25')).every((text) => text.startsWith('ITEM '))).toBe(true);
    expect((await complete('plant')).filter((text) => !/plant/i.test(text))).toEqual([]);
  });

  it('say nothing twice, and nothing about nothing', async () => {
    for (const prefix of ['f', 'data', 'design', 'science']) {
      const texts = (await complete(prefix, 20)).map((text) => text.replace(/^\S+ /, '').toLowerCase());
      expect(new Set(texts).size).toBe(texts.length);
    }
    expect(await complete('zeppelin xylophone')).toEqual([]);
    expect(await complete('"{')).toEqual([]);
  });

  it('take one round trip to the engine each', async () => {
    roundTrips = [];
    for (const prefix of ['p', 'ph', 'phy', 'fotosynthesis', 'cpd near sto']) await complete(prefix);
    expect(roundTrips).toHaveLength(5);
  });
});

describe('a query as it was probably meant', () => {
  it.each([
    ['kirchof', 'Kirchhoff'],
    ['kirchof circits', 'Kirchhoff circuits'],
    ['fotosynthesis', 'photosynthesis'],
    ['photsynthesis experiment', 'photosynthesis experiment'],
    ['compter science', 'computer science'],
    ['pyhton', 'python'],
    ['Pyhton ks3', 'Python ks3'],
    ['enviroment', 'environment'],
    ['arduno', 'arduino'],
    ['rocktes', 'rockets'],
    ['year 5 rocktes', 'year 5 rockets'],
    ['electrisity', 'electricity'],
    ['elecrticity and magnets', 'electricity and magnets'],
    ['forses', 'forces'],
    ['mathmatics', 'mathematics'],
    ['robotocs', 'robotics'],
    ['spcae', 'space'],
    ['micobit', 'microbit'],
    ['progamming', 'programming'],
    ['algorithims', 'algorithms'],
    ['desing and technology', 'design and technology'],
    ['Enginering careers', 'Engineering careers'],
    ['chemisrty', 'chemistry'],
    ['free biolgy cpd near Leeds', 'free biology cpd near Leeds'],
    ['sustainabilty', 'sustainability'],
    ['raspbery pi', 'raspberry pi'],
    ['cyber securty', 'cyber security'],
    ['ambasador', 'ambassador'],
    ['buildng bridges', 'building bridges'],
    ['renewble energy', 'renewable energy'],
  ])('is, for %s, %s', async (query, meant) => {
    expect(await correct(query)).toBe(meant);
  });

  it.each([
    '',
    'forces',
    'photosyn',
    'rocket lesson',
    'solar system',
    'numeracy',
    'mole calculations',
    'why do boats float',
    'cpd near Stoke',
    'free ks3',
    'CP259',
    '530299',
    'stem-learning:99999999',
    'https://www.stem.org.uk/kirchof',
    '"compter science"',
    'zeppelin xylophone',
    'hawking radiation',
    'wombats',
    'french verbs',
    'xqzt',
  ])('is nothing for %j', async (query) => {
    expect(await correct(query)).toBeNull();
  });

  it('takes one round trip, and none where the words are on the page', async () => {
    const misspelt = await find('kirchof circits');
    const right = await find('forces');
    roundTrips = [];
    await right.didYouMean();
    expect(roundTrips).toHaveLength(0);
    await misspelt.didYouMean();
    expect(roundTrips).toHaveLength(1);
  });
});
