// Discovery as the gateway meets it: opened from settings, asked by GraphQL, over a real Meilisearch and a real store.
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../subgraphs/discovery/create-search-engine.ts';
import { openDiscoveryStore } from '../../../subgraphs/discovery/indexing/discovery-store.ts';
import { discovery } from '../../../subgraphs/discovery/subgraph.ts';
import { toSearchDocuments } from '../../../subgraphs/discovery/to-search-documents.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import type { OpenSubgraph } from '../../../subgraphs/kit/subgraph.ts';
import { readCatalogueItems } from '../../support/documents-from-catalogues.ts';
import { openSearchIndex, type SearchIndex } from '../../support/search-index.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const now = new Date('2026-11-22T10:00:00Z');
let index: SearchIndex;
let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let subgraph: OpenSubgraph;

const openWith = (settings: Record<string, string | undefined>): Promise<OpenSubgraph> =>
  discovery.open({
    settings: readSettings({ DATA_DIR: folder.path, ...settings }),
    log: createLog('silent'),
    now: () => now,
  });

beforeAll(async () => {
  const items = await readCatalogueItems(now);
  index = await openSearchIndex(items.flatMap((item) => toSearchDocuments(item, now)));
  folder = await createTemporaryFolder();
  const store = openDiscoveryStore(folder.path);
  store.keepHarvestState('RAENG', {
    lastSuccess: '2026-11-22T09:00:00Z',
    lastHarvest: { finishedAt: '2026-11-22T09:00:00Z', complete: true, failures: [] },
  });
  store.close();
  subgraph = await openWith({ MEILI_URL: index.url, MEILI_API_KEY: index.searchKey });
});
afterAll(async () => {
  await subgraph?.close();
  await index?.close();
  await folder?.remove();
});

async function ask(query: string, variables: Record<string, unknown> = {}, open: OpenSubgraph = subgraph) {
  const { data, errors } = await execute({
    schema: open.schema,
    document: parse(query),
    variableValues: variables,
    contextValue: open.createContext(),
  });
  return { data: structuredClone(data), codes: errors?.map(({ extensions }) => extensions.code) };
}

describe('discovery', () => {
  it('finds, and refers to the item at its partner', async () => {
    const { data, codes } = await ask(
      '{ search(query: "maths exemplar 23 wind turbine", first: 1) { hits { id checkedAt item { __typename id } } total } }',
    );
    expect(codes).toBeUndefined();
    expect(data).toMatchObject({
      search: {
        hits: [
          { id: 'raeng:18', checkedAt: '2026-11-22T09:00:00Z', item: { __typename: 'RaengResource', id: 'raeng:18' } },
        ],
      },
    });
  });

  it('knows items by id, in order, and each unknown as null', async () => {
    const { data } = await ask('query ($ids: [ID!]!) { items(ids: $ids) { __typename id } item(id: "x") { id } }', {
      ids: [
        'raeng:18',
        'RAENG:18',
        'a" OR main = true OR itemKey = "',
        '',
        'local-hubs:haringey-stem-network',
        'raeng:18',
      ],
    });
    expect(data).toEqual({
      items: [
        { __typename: 'RaengResource', id: 'raeng:18' },
        null,
        null,
        null,
        { __typename: 'Hub', id: 'local-hubs:haringey-stem-network' },
        { __typename: 'RaengResource', id: 'raeng:18' },
      ],
      item: null,
    });
  });

  it('gives at most a hundred items at once', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => `raeng:${at}`);
    expect((await ask('query ($ids: [ID!]!) { items(ids: $ids) { id } }', { ids })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('completes subjects, topics, hubs and titles', async () => {
    const { data } = await ask(
      '{ a: suggest(prefix: "har") { text kind id } b: suggest(prefix: "  ") { text } signs: suggest(prefix: "\\"{") { text } c: suggest(prefix: "comp", first: 3) { text kind } }',
    );
    expect(data).toMatchObject({
      a: expect.arrayContaining([
        { text: 'Haringey STEM network', kind: 'HUB', id: 'local-hubs:haringey-stem-network' },
        { text: 'Haringey school STEM audit', kind: 'ITEM', id: expect.any(String) },
      ]),
      b: [],
      signs: [],
      c: [{ text: 'Computing', kind: 'QUERY' }, { kind: 'TOPIC' }, { kind: 'HUB' }],
    });
  });

  it('leads from a resource to other partners and other kinds of thing, never to itself', async () => {
    const { data } = await ask(
      '{ related(id: "iet-faraday:5") { id partner kind title } none: related(id: "x") { id } }',
    );
    const related = (data?.related ?? []) as readonly { id: string; partner: string; kind: string; title: string }[];
    expect(related).toHaveLength(6);
    expect(related.map(({ id }) => id)).not.toContain('iet-faraday:5');
    expect(new Set(related.map(({ id }) => id)).size).toBe(6);
    expect(related.map(({ partner }) => partner)).toContain('STEM_LEARNING');
    expect(related.map(({ title }) => title)).toContain('Physical computing kit - KS3 micro:bit - short course');
    expect(data?.none).toEqual([]);
  });

  it('lists the hubs around a place, the nearest first', async () => {
    const { data } = await ask(
      '{ hubs(near: { postcode: "NR31" }, kinds: [COMPUTING_HUB], first: 2) { card { name kind } distanceMiles hub { id } } within: hubs(near: { postcode: "NR31", withinMiles: 30 }) { card { name } } london: hubs(region: LONDON, kinds: [MATHS_HUB]) { card { name } distanceMiles } }',
    );
    expect(data).toEqual({
      hubs: [
        {
          card: { name: 'Norfolk Computing Hub', kind: 'COMPUTING_HUB' },
          distanceMiles: 32.3,
          hub: { id: 'local-hubs:computing-hub-norfolk' },
        },
        {
          card: { name: 'Suffolk Computing Hub', kind: 'COMPUTING_HUB' },
          distanceMiles: 48.2,
          hub: { id: 'local-hubs:computing-hub-suffolk' },
        },
      ],
      within: [
        { card: { name: 'North Norfolk Primary Partnership (Ogden Trust)' } },
        { card: { name: 'New Anglia Careers Hub' } },
      ],
      london: expect.arrayContaining([{ card: { name: 'London Central and West Maths Hub' }, distanceMiles: null }]),
    });
  });

  it('tells how each partner stands', async () => {
    const { data } = await ask('{ partners { partner name itemCount lastSuccess state } }');
    expect(data).toEqual({
      partners: [
        {
          partner: 'STEM_LEARNING',
          name: 'STEM Learning',
          itemCount: 313,
          lastSuccess: null,
          state: 'NEVER_HARVESTED',
        },
        { partner: 'IET_FARADAY', name: 'IET Faraday', itemCount: 102, lastSuccess: null, state: 'NEVER_HARVESTED' },
        {
          partner: 'RAENG',
          name: 'Royal Academy of Engineering',
          itemCount: 76,
          lastSuccess: '2026-11-22T09:00:00Z',
          state: 'FRESH',
        },
        { partner: 'LOCAL_HUBS', name: 'Local STEM hubs', itemCount: 350, lastSuccess: null, state: 'NEVER_HARVESTED' },
      ],
    });
  });

  it.each([
    ['search(first: 0) { total }'],
    ['search(first: 101) { total }'],
    [`search(query: "${'x'.repeat(513)}") { total }`],
    ['search(near: { postcode: "ZZ99" }) { total }'],
    ['search(after: "x") { total }'],
    ['suggest(prefix: "a", first: 21) { text }'],
    ['related(id: "x", first: 0) { id }'],
    ['hubs(first: 0) { distanceMiles }'],
  ])('refuses arguments that make no sense: %.60s', async (field) => {
    expect(await ask(`{ ${field} }`)).toEqual({
      data: { [field.split('(')[0] ?? '']: null },
      codes: ['BAD_USER_INPUT'],
    });
  });

  it('takes days that exist and nothing else', async () => {
    const query = 'query ($day: Date) { search(filter: { startsFrom: $day }) { total } }';
    expect((await ask(query, { day: '2026-02-28' })).codes).toBeUndefined();
    for (const day of ['2026-02-30', 'tomorrow', 7, { a: 1 }]) {
      expect((await ask(query, { day })).codes).toHaveLength(1);
    }
  });

  it('is healthy while the index answers', async () => {
    await expect(subgraph.assertHealthy()).resolves.toBeUndefined();
  });

  it('names what is wrong with the engine, and no address', async () => {
    const faults = [
      [{ MEILI_URL: index.url, MEILI_API_KEY: 'wrong' }, 'SEARCH_KEY_REFUSED'],
      [{ MEILI_URL: 'http://127.0.0.1:1', MEILI_API_KEY: 'any' }, 'SEARCH_UNAVAILABLE'],
    ] as const;
    for (const [settings, code] of faults) {
      const open = await openWith(settings);
      try {
        expect(await ask('{ search { total } }', {}, open)).toEqual({ data: { search: null }, codes: [code] });
        const reason: unknown = await open.assertHealthy().catch((error: unknown) => error);
        expect(reason).toMatchObject({ code });
        expect(JSON.stringify(reason)).not.toContain('127.0.0.1');
      } finally {
        await open.close();
      }
    }
  });

  it('tells a missing index from an empty one', async () => {
    const engine = createSearchEngine({ url: index.url, searchKey: index.searchKey, indexName: 'items-missing' });
    await expect(engine.assertHealthy()).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  });

  it('does not open without an engine to ask', async () => {
    await expect(openWith({})).rejects.toThrow('MEILI_URL');
  });
});
