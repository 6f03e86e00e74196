import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IndexedItemFragment } from '../../../../schema/operations.generated.ts';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { createMeilisearchIndexWriter } from '../../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { BrokenOff, breakAtCall } from '../../../support/break-at-call.ts';
import { type IndexBench, openIndexBench, summarise } from '../../../support/index-bench.ts';
import { type IndexEngine, openIndexEngine } from '../../../support/index-engine.ts';
import { createIndexedCourse, createIndexedResource } from '../../../support/indexed-items.ts';

const KIT = { title: 'Physical computing kit for the micro:bit', codes: ['CP253'] };
const PREFERRED = { preferred: true, listedBy: ['RAENG', 'STEM_LEARNING'] };

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

const ours = (overrides: Partial<IndexedItemFragment & { __typename: 'RaengCourse' }> = {}) =>
  createIndexedCourse('raeng:1', { ...KIT, ...overrides });
const theirs = (overrides: Partial<IndexedItemFragment & { __typename: 'RaengCourse' }> = {}): IndexedItemFragment => ({
  ...createIndexedCourse('stem-learning:1', { ...KIT, title: 'Micro:bit kit (CP253)', summary: 'Kit.', ...overrides }),
  __typename: 'StemLearningCourse',
  partner: 'STEM_LEARNING',
});

/** What the index says of works, by item. */
async function readWorks() {
  const held = await bench.held();
  return Object.fromEntries(
    held.map(({ itemId, workId, preferred, alsoListedBy }) => [
      String(itemId),
      [workId, preferred, Array.isArray(alsoListedBy) ? alsoListedBy.map(({ id }) => id) : alsoListedBy],
    ]),
  );
}

const MERGED = {
  'raeng:1': ['work:raeng:1', false, ['stem-learning:1']],
  'raeng:2': ['work:raeng:2', true, []],
  'stem-learning:1': ['work:raeng:1', true, ['raeng:1']],
};

test('a first build merges what partners list together, and the next run has nothing to do', async () => {
  bench.catalogues.put(ours(), theirs(), createIndexedCourse('raeng:2'));
  const { refresh } = await bench.run();
  expect(refresh).toEqual({ items: 2, documentsSent: 2, documentsDeleted: 0, failure: null });
  expect(await readWorks()).toEqual(MERGED);
  const [preferred] = (await bench.held()).filter(({ itemId }) => itemId === 'stem-learning:1');
  expect(preferred).toMatchObject(PREFERRED);

  const before = await engine.countTasks();
  bench.catalogues.asked.length = 0;
  await bench.run();
  expect(await engine.countTasks()).toBe(before);
  expect(bench.catalogues.asked).not.toContain('IndexedItems');

  // A new index goes on with the works of the one before, and writes no document twice for it.
  expect((await bench.run({ full: true })).refresh).toBeNull();
  expect(await readWorks()).toEqual(MERGED);
});

test('a work follows changes and removals of its listings, whose other documents are written though they did not change', async () => {
  bench.catalogues.put(ours(), createIndexedCourse('raeng:2'), createIndexedResource('stem-learning:2'));
  await bench.run();

  bench.catalogues.put(theirs());
  const joined = await bench.run();
  expect(summarise(joined)).toMatchObject({ RAENG: { changes: 0 }, STEM_LEARNING: { documentsSent: 1 } });
  expect(joined.refresh).toEqual({ items: 2, documentsSent: 2, documentsDeleted: 0, failure: null });
  // One fact more is not clearly better.
  expect(await readWorks()).toMatchObject({
    'raeng:1': ['work:raeng:1', true, ['stem-learning:1']],
    'stem-learning:1': ['work:raeng:1', false, ['raeng:1']],
  });

  bench.catalogues.remove('RAENG', 'raeng:1');
  const left = await bench.run();
  expect(left.refresh).toEqual({ items: 1, documentsSent: 1, documentsDeleted: 0, failure: null });
  expect(await readWorks()).toEqual({
    'raeng:2': ['work:raeng:2', true, []],
    'stem-learning:1': ['work:raeng:1', true, []],
    'stem-learning:2': ['work:stem-learning:2', true, []],
  });
});

test('a partner that cannot be read keeps its place in the works, and its documents are made good once it can', async () => {
  bench.catalogues.put(ours(), createIndexedCourse('raeng:2'));
  await bench.run();
  bench.catalogues.put(theirs());
  bench.catalogues.setFault('RAENG', { fromPage: 0, how: 'error' });
  bench.catalogues.brokenItems.add('raeng:1');
  const { refresh } = await bench.run();
  expect(refresh).toMatchObject({ items: 2, documentsSent: 1, failure: { code: 'ANSWER_PARTIAL' } });
  expect(await readWorks()).toMatchObject({ 'stem-learning:1': ['work:raeng:1', false, ['raeng:1']] });

  bench.catalogues.setFault('RAENG', null);
  bench.catalogues.brokenItems.clear();
  expect((await bench.run()).refresh).toEqual({ items: 1, documentsSent: 1, documentsDeleted: 0, failure: null });
  expect(await readWorks()).toMatchObject({ 'raeng:1': ['work:raeng:1', true, ['stem-learning:1']] });
});

test('a catalogue that was rebuilt without a listing takes it out of its work', async () => {
  bench.catalogues.put(ours(), theirs(), createIndexedCourse('raeng:2'));
  await bench.run();
  bench.catalogues.rebuild('STEM_LEARNING', () => false);
  await bench.run();
  expect(await readWorks()).toEqual({
    'raeng:1': ['work:raeng:1', true, []],
    'raeng:2': ['work:raeng:2', true, []],
  });
});

test('going back to the index before goes back to its works, and on from there', async () => {
  bench.catalogues.put(ours(), createIndexedCourse('raeng:2'));
  await bench.run();
  bench.catalogues.put(theirs({ codes: ['CP253'], topics: ['Electronics'], subjects: ['Computing'] }));
  await bench.run({ full: true });
  const indexes: [string, string] = [bench.uid, `${bench.uid}_previous`];
  await engine.client.swapIndexes([{ indexes, rename: false }]).waitTask({ timeout: 0 });
  await bench.run();
  expect(await readWorks()).toEqual(MERGED);
});

/** An update that is broken off just before its nth call to the engine or the store: true when it came to its end. */
async function runUntilCall(call: number): Promise<boolean> {
  const { wrap } = breakAtCall(call);
  const store = openDiscoveryStore(bench.dataDirectory);
  const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
  try {
    await bench.run({ store: wrap(store), writer: wrap(writer) });
    return true;
  } catch (error) {
    if (error instanceof BrokenOff) return false;
    throw error;
  } finally {
    store.close();
  }
}

test('an update that is broken off anywhere, and the next one, leave every document as its work is', async () => {
  bench.catalogues.put(ours(), theirs(), createIndexedCourse('raeng:2'), createIndexedResource('stem-learning:2'));
  await bench.run();
  let isApart = false;
  // Every second call: what is kept in one call is kept or not, whether it is broken off before it or after it.
  for (let call = 2, isDone = false; !isDone; call += 2) {
    isApart = !isApart;
    bench.catalogues.put(theirs(isApart ? { codes: ['CP999'], title: 'Kit (CP999)' } : {}));
    isDone = await runUntilCall(call);
    await bench.run();
    const works = await readWorks();
    const others = isApart ? [[], []] : [['stem-learning:1'], ['raeng:1']];
    expect([works['raeng:1']?.[2], works['stem-learning:1']?.[2]], `call ${call}`).toEqual(others);
    const preferred = Object.values(works).filter(([, is]) => is);
    const ids = new Set(Object.values(works).map(([workId]) => workId));
    expect([preferred.length, ids.size], `call ${call}`).toEqual(isApart ? [4, 4] : [3, 3]);
    if (isDone) expect(call).toBeGreaterThan(20);
  }
});
