// What must hold before a new index is let live, and that the one before is back when something fails right after.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { ITEMS_RECIPE } from '../../../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { type IndexBench, openIndexBench } from '../../../support/index-bench.ts';
import { type IndexEngine, openIndexEngine } from '../../../support/index-engine.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';

let engine: IndexEngine;
let bench: IndexBench;

beforeAll(async () => {
  engine = await openIndexEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  bench = await openIndexBench(engine);
  bench.catalogues.put(createIndexedResource('stem-learning:1'));
});
afterEach(() => bench.close());

const openWriter = () => createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
const generationOf = async (uid: string) => (await openWriter().readGenerations([uid])).get(uid);

/** A full run whose store cannot note that the new index is in place. */
async function runWithFullDisk(): Promise<void> {
  const store = openDiscoveryStore(bench.dataDirectory);
  const markSwapped = (): never => {
    throw new Error('the disk is full');
  };
  try {
    await expect(bench.run({ full: true, store: { ...store, markSwapped } })).rejects.toThrow('the disk is full');
  } finally {
    store.close();
  }
}

test('a swap that cannot be noted is undone, and the next run goes on with the index before', async () => {
  await bench.run();
  const before = await bench.held();
  const generation = await generationOf(bench.uid);
  bench.catalogues.put(createIndexedResource('stem-learning:2'));

  await runWithFullDisk();
  expect(await bench.held()).toEqual(before);
  expect(await generationOf(bench.uid)).toBe(generation);

  const { build, partners } = await bench.run();
  expect([build, partners.find(({ partner }) => partner === 'STEM_LEARNING')?.changes]).toEqual([null, 1]);
  expect(await bench.held()).toEqual(bench.wanted());
});

test('a first index that cannot be noted stays in place, and the next run notes it', async () => {
  await runWithFullDisk();
  expect(await bench.held()).toEqual(bench.wanted());
  bench.catalogues.put(createIndexedResource('stem-learning:2'));
  expect((await bench.run()).build).toBeNull();
  expect(await bench.held()).toEqual(bench.wanted());
});

test('an index with other settings in force than it was given is not put in place', async () => {
  await bench.run();
  const before = await bench.held();
  bench.catalogues.put(createIndexedResource('stem-learning:2'));
  const writer = openWriter();
  const settings = { searchCutoffMs: 77, typoTolerance: { disableOnWords: ['geology'] } };
  const forgetful = {
    ...writer,
    create: (uid: string, given: object) => writer.create(uid, { ...given, ...settings }),
  };
  await expect(bench.run({ full: true, writer: forgetful })).rejects.toMatchObject({
    code: 'INDEX_UNSET',
    message: 'the new index has other settings in force than it was given: typoTolerance, searchCutoffMs',
    isOfEngine: true,
  });
  expect(await bench.held()).toEqual(before);
});

test('a run that has lost its lease does not swap', async () => {
  await bench.run();
  const before = await bench.held();
  bench.catalogues.put(createIndexedResource('stem-learning:2'));
  const lease = join(bench.dataDirectory, 'index.lock.lease');
  const run = bench.run({
    full: true,
    observe(event) {
      // After its last portion: what a run on another host does that takes this one for gone.
      if (event.kind !== 'partner-done' || event.pass.partner !== 'LOCAL_HUBS') return;
      const owner: unknown = JSON.parse(readFileSync(lease, 'utf8'));
      writeFileSync(lease, JSON.stringify({ ...Object(owner), runId: 'another', host: 'elsewhere', machine: null }));
    },
  });
  await expect(run).rejects.toMatchObject({
    code: 'INDEX_RUNNING',
    message: 'another index run has taken the place of this one, which stops here',
  });
  expect(await bench.held()).toEqual(before);
});

test('where the operator wants to be asked, a changed form of the index stops the run until --full', async () => {
  await bench.run({ rebuild: 'ask' });
  const before = await bench.held();
  bench.catalogues.put(createIndexedResource('stem-learning:2'));
  const recipe = { ...ITEMS_RECIPE, uid: bench.uid, shapeVersion: ITEMS_RECIPE.shapeVersion + 1 };
  await expect(bench.run({ recipe, rebuild: 'ask' })).rejects.toMatchObject({
    code: 'INDEX_REBUILD_NEEDED',
    message:
      'the index has to be built anew, since the shape of its documents has changed; run again with --full (the present one is searched until then)',
    isOfEngine: false,
  });
  expect(await bench.held()).toEqual(before);
  expect((await bench.run({ recipe, rebuild: 'ask', full: true })).build?.swapped).toBe(true);
  expect(await bench.held()).toEqual(bench.wanted());
});
