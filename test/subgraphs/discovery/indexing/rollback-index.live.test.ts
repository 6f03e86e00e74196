// Going back to the index before, and not letting live an index that does not answer.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { ITEMS_RECIPE } from '../../../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { type Rollback, rollbackIndex } from '../../../../subgraphs/discovery/indexing/rollback-index.ts';
import { createLog } from '../../../../subgraphs/kit/log.ts';
import { type IndexBench, NOW, openIndexBench } from '../../../support/index-bench.ts';
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
});
afterEach(() => bench.close());

async function rollback(): Promise<Rollback> {
  const store = openDiscoveryStore(bench.dataDirectory);
  const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
  try {
    return await rollbackIndex({
      writer,
      store,
      recipe: { ...ITEMS_RECIPE, uid: bench.uid },
      now: NOW,
      log: createLog('silent'),
    });
  } finally {
    store.close();
  }
}

test('the index before comes back as it was, and the next run goes on from its own cursors', async () => {
  bench.catalogues.put(createIndexedResource('raeng:1'));
  await bench.run();
  const before = await bench.held();
  bench.catalogues.put(createIndexedResource('raeng:2'));
  await bench.run({ full: true });
  const after = await bench.held();
  expect(after.length).toBe(before.length + 1);

  const first = await rollback();
  expect(await bench.held()).toEqual(before);
  const second = await rollback();
  expect(second).toEqual({ live: first.previous, previous: first.live });
  expect(await bench.held()).toEqual(after);

  await rollback();
  const report = await bench.run();
  expect(report.build).toBeNull();
  expect(await bench.held()).toEqual(bench.wanted());
});

test('without an index before there is nothing to go back to, and the present one stays', async () => {
  await expect(rollback()).rejects.toMatchObject({ code: 'INDEX_NO_PREVIOUS' });
  bench.catalogues.put(createIndexedResource('raeng:1'));
  await bench.run();
  await expect(rollback()).rejects.toMatchObject({ code: 'INDEX_NO_PREVIOUS' });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('an index that does not find things by their titles is not put in place', async () => {
  bench.catalogues.put(createIndexedResource('raeng:1', { title: 'Wind turbines' }));
  await bench.run();
  const before = await bench.held();
  bench.catalogues.put(createIndexedResource('raeng:2', { title: 'Bridges' }));
  const recipe = {
    ...ITEMS_RECIPE,
    uid: bench.uid,
    settings: { ...ITEMS_RECIPE.settings, searchableAttributes: ['codes'] },
  };
  await expect(bench.run({ recipe })).rejects.toMatchObject({ code: 'INDEX_UNANSWERED' });
  expect(await bench.held()).toEqual(before);
});
