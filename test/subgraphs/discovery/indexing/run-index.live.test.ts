import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTrafficCounter } from '../../../../scripts/bench/incremental/count-traffic.ts';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { ITEMS_RECIPE } from '../../../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { type IndexBench, openIndexBench, summarise } from '../../../support/index-bench.ts';
import { type IndexEngine, openIndexEngine } from '../../../support/index-engine.ts';
import { createIndexedCourse, createIndexedResource, createIndexedSession } from '../../../support/indexed-items.ts';

const NOTHING = { changes: 0, documentsSent: 0, documentsDeleted: 0, cursorMoved: false, failure: null };

let engine: IndexEngine;
let bench: IndexBench;

const resources = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => createIndexedResource(`stem-learning:${from + at}`));

beforeAll(async () => {
  engine = await openIndexEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  bench = await openIndexBench(engine);
});
afterEach(() => bench.close());

test('the first run builds an index of every item, document for document', async () => {
  bench.catalogues.put(
    ...resources(520),
    createIndexedResource('stem-learning:Ünïcode/"quoted" \\ id'),
    createIndexedCourse('raeng:1', {
      sessions: [
        createIndexedSession('York', '2027-01-10T09:00:00Z'),
        createIndexedSession('Truro', '2027-02-10T09:00:00Z'),
      ],
    }),
  );
  const { build, partners } = await bench.run();

  expect(build).toEqual({ reason: 'there is no index yet', swapped: true });
  expect(partners.map(({ partner, items }) => [partner, items])).toEqual([
    ['STEM_LEARNING', 521],
    ['IET_FARADAY', 0],
    ['RAENG', 1],
    ['LOCAL_HUBS', 0],
  ]);
  expect(await bench.held()).toEqual(bench.wanted());
  expect(bench.wanted().length).toBe(524);
});

test('a second run with nothing changed asks the engine for no work at all', async () => {
  bench.catalogues.put(...resources(3), createIndexedCourse('raeng:1'));
  await bench.run();
  const before = await engine.countTasks();

  const report = await bench.run();
  expect(summarise(report)).toEqual({
    STEM_LEARNING: NOTHING,
    IET_FARADAY: NOTHING,
    RAENG: NOTHING,
    LOCAL_HUBS: NOTHING,
  });
  expect(report.build).toBeNull();
  expect(await engine.countTasks()).toBe(before);
});

test('a run costs a handful of requests to the engine, however many items there are', async () => {
  bench.catalogues.put(...resources(40));
  await bench.run();
  const counter = await openTrafficCounter(engine.url);
  try {
    const writer = createMeilisearchIndexWriter({ url: counter.url, apiKey: engine.indexKey });
    await bench.run({ writer });
    expect(counter.take().requests).toBe(3);

    bench.catalogues.put(createIndexedResource('stem-learning:1', { title: 'Changed' }));
    expect(summarise(await bench.run({ writer })).STEM_LEARNING).toMatchObject({ changes: 1, documentsSent: 1 });
    // Two or three more of which ask whether the engine is done; a busy machine has it asked more often.
    expect(counter.take().requests).toBeLessThan(20);
  } finally {
    await counter.close();
  }
});

test('changes and removals reach the index, and only what differs is sent', async () => {
  bench.catalogues.put(...resources(5));
  await bench.run();

  bench.catalogues.put(createIndexedResource('stem-learning:2', { title: 'Changed' }));
  // Comes again as it was.
  bench.catalogues.put(createIndexedResource('stem-learning:3'));
  bench.catalogues.remove('STEM_LEARNING', 'stem-learning:4', 'stem-learning:never-seen');
  const report = await bench.run();

  expect(summarise(report).STEM_LEARNING).toEqual({
    changes: 4,
    documentsSent: 1,
    documentsDeleted: 1,
    cursorMoved: true,
    failure: null,
  });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('an item that is in fewer places than before loses the documents of the others', async () => {
  const york = createIndexedSession('York', '2027-01-10T09:00:00Z');
  const norwich = createIndexedSession('Norwich', '2027-02-10T09:00:00Z');
  bench.catalogues.put(createIndexedCourse('raeng:1', { sessions: [york, norwich] }));
  await bench.run();
  expect((await bench.held()).length).toBe(3);

  bench.catalogues.put(createIndexedCourse('raeng:1', { sessions: [york] }));
  await bench.run();
  expect(await bench.held()).toEqual(bench.wanted());
  expect((await bench.held()).length).toBe(1);
});

test.each(['partial', 'error', 'silence'] as const)(
  'a page that comes as %s stops its partner where it is, deletes nothing, and leaves the others alone',
  async (how) => {
    bench.catalogues.pageSize = 2;
    bench.catalogues.put(...resources(2), createIndexedCourse('raeng:1'));
    await bench.run();
    const first = bench.catalogues.items();

    bench.catalogues.put(...resources(4, 3), createIndexedCourse('raeng:2'));
    bench.catalogues.setFault('STEM_LEARNING', { fromPage: 2, how });
    const report = await bench.run();

    const failure = how === 'silence' ? 'GATEWAY_UNREACHABLE' : 'ANSWER_PARTIAL';
    expect(summarise(report)).toMatchObject({
      STEM_LEARNING: { changes: 2, documentsSent: 2, documentsDeleted: 0, cursorMoved: true, failure },
      RAENG: { changes: 1, documentsSent: 1, failure: null },
    });
    const [stemLearning] = report.partners;
    expect(stemLearning?.failure?.message).toBe(how === 'silence' ? 'nobody answers' : 'a partner is down [2J');
    expect((await bench.held()).length).toBe(first.length + 3);

    bench.catalogues.setFault('STEM_LEARNING', null);
    expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({ changes: 2, documentsSent: 2, failure: null });
    expect(await bench.held()).toEqual(bench.wanted());
  },
);

test('the cursor stays when the engine takes the work and fails', async () => {
  bench.catalogues.put(...resources(2));
  await bench.run();
  bench.catalogues.put(...resources(1, 3));

  const broken = {
    ...ITEMS_RECIPE,
    uid: bench.uid,
    toDocuments: (...given: Parameters<typeof ITEMS_RECIPE.toDocuments>) =>
      ITEMS_RECIPE.toDocuments(...given).map((document) => ({ ...document, documentId: 'not a valid id' })),
  };
  await expect(bench.run({ recipe: broken })).rejects.toThrow(
    /^task \d+ \(documentAdditionOrUpdate of items_\d+\) failed, invalid_document_id: /,
  );

  expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({ changes: 1, documentsSent: 1 });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('an item that no document can be made of stops its partner and names the item', async () => {
  bench.catalogues.put(...resources(1), createIndexedCourse('raeng:1'));
  const picky = {
    ...ITEMS_RECIPE,
    uid: bench.uid,
    toDocuments: (...given: Parameters<typeof ITEMS_RECIPE.toDocuments>) => {
      if (given[0].id === 'stem-learning:1') throw new Error('no such outcode');
      return ITEMS_RECIPE.toDocuments(...given);
    },
  };
  const report = await bench.run({ recipe: picky });
  expect(report.partners[0]?.failure).toEqual({
    code: 'DOCUMENT_FAULT',
    message: 'item stem-learning:1: no such outcode',
  });
  expect((await bench.held()).map(({ itemId }) => itemId)).toEqual(['raeng:1']);
});

test('a catalogue that was rebuilt is read from the start, and what it lacks is deleted', async () => {
  bench.catalogues.put(...resources(6), createIndexedCourse('raeng:1'));
  await bench.run();

  bench.catalogues.rebuild('STEM_LEARNING', ({ id }) => id !== 'stem-learning:2');
  bench.catalogues.put(createIndexedResource('stem-learning:5', { title: 'Changed meanwhile' }));
  const report = await bench.run();

  expect(summarise(report).STEM_LEARNING).toEqual({
    changes: 5,
    documentsSent: 1,
    documentsDeleted: 1,
    cursorMoved: true,
    failure: null,
  });
  expect(await bench.held()).toEqual(bench.wanted());
  expect(summarise(await bench.run()).STEM_LEARNING).toEqual(NOTHING);
});

test('a rebuilt catalogue that no harvest has filled yet empties nothing', async () => {
  bench.catalogues.put(...resources(6));
  await bench.run();

  bench.catalogues.rebuild('STEM_LEARNING', () => false);
  bench.catalogues.setState('STEM_LEARNING', { lastSuccess: null, lastHarvest: null });
  for (const full of [false, true]) {
    const report = await bench.run({ full });
    expect(summarise(report).STEM_LEARNING).toMatchObject({ documentsDeleted: 0, failure: 'CATALOGUE_UNFINISHED' });
    expect(report.build).toEqual(full ? { reason: 'asked for', swapped: false } : null);
    expect((await bench.held()).length).toBe(6);
  }
});

test('a rebuilt catalogue of which a page fails loses nothing, and is read from the start again', async () => {
  bench.catalogues.pageSize = 2;
  bench.catalogues.put(...resources(6));
  await bench.run();

  bench.catalogues.rebuild('STEM_LEARNING', ({ id }) => id !== 'stem-learning:2');
  bench.catalogues.setFault('STEM_LEARNING', { fromPage: 2, how: 'partial' });
  expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({
    documentsDeleted: 0,
    cursorMoved: false,
    failure: 'ANSWER_PARTIAL',
  });
  bench.catalogues.setFault('STEM_LEARNING', null);
  expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({ changes: 5, documentsDeleted: 1, failure: null });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('a full run swaps a new index in and keeps the one before', async () => {
  bench.catalogues.put(...resources(3));
  await bench.run();
  const before = await bench.held();
  const [old] = [(await engine.client.getRawIndex(bench.uid)).createdAt];

  // A document that no catalogue knows: an update would never see it.
  await engine.client
    .index(bench.uid)
    .addDocuments([{ ...before[0], documentId: 'stray' }])
    .waitTask({ timeout: 0 });
  bench.catalogues.put(createIndexedResource('stem-learning:2', { title: 'Changed' }));
  const report = await bench.run({ full: true });

  expect(report.build).toEqual({ reason: 'asked for', swapped: true });
  expect(report.partners[0]).toMatchObject({ items: 3, itemsBefore: 4 });
  expect(await bench.held()).toEqual(bench.wanted());
  expect((await engine.client.getRawIndex(`${bench.uid}_previous`)).createdAt).toBe(old);
  await expect(engine.client.getRawIndex(`${bench.uid}_next`)).rejects.toThrow('not found');
  expect(summarise(await bench.run()).STEM_LEARNING).toEqual(NOTHING);
});

test('going back to the index before brings it up to date from its own cursors', async () => {
  bench.catalogues.put(...resources(3));
  await bench.run();
  bench.catalogues.put(createIndexedResource('stem-learning:2', { title: 'Changed' }));
  await bench.run({ full: true });
  bench.catalogues.remove('STEM_LEARNING', 'stem-learning:3');
  await bench.run();

  const indexes: [string, string] = [bench.uid, `${bench.uid}_previous`];
  await engine.client.swapIndexes([{ indexes, rename: false }]).waitTask({ timeout: 0 });
  expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({
    changes: 2,
    documentsSent: 1,
    documentsDeleted: 1,
  });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('a full run with a partner that cannot be read leaves the old index in place', async () => {
  bench.catalogues.put(...resources(3), createIndexedCourse('raeng:1'));
  await bench.run();
  bench.catalogues.put(createIndexedResource('stem-learning:2', { title: 'Changed' }));
  bench.catalogues.setFault('RAENG', { fromPage: 0, how: 'partial' });
  const before = await bench.held();

  const report = await bench.run({ full: true });
  expect(report.build).toEqual({ reason: 'asked for', swapped: false });
  expect(await bench.held()).toEqual(before);

  bench.catalogues.setFault('RAENG', null);
  expect(summarise(await bench.run()).STEM_LEARNING).toMatchObject({ changes: 1, documentsSent: 1 });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('the first index comes without a partner that cannot be read, which is caught up on later', async () => {
  bench.catalogues.put(...resources(3), createIndexedCourse('raeng:1'));
  bench.catalogues.setFault('RAENG', { fromPage: 0, how: 'silence' });
  expect((await bench.run()).build?.swapped).toBe(true);
  expect((await bench.held()).length).toBe(3);

  bench.catalogues.setFault('RAENG', null);
  expect(summarise(await bench.run()).RAENG).toMatchObject({ changes: 1, documentsSent: 1, cursorMoved: true });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('changed settings and a changed document shape lead to a full build, of all partners', async () => {
  bench.catalogues.put(...resources(2), createIndexedCourse('raeng:1'));
  await bench.run();

  const settings = { ...ITEMS_RECIPE.settings, stopWords: ['the'] };
  const changed = { ...ITEMS_RECIPE, uid: bench.uid, settings };
  const first = await bench.run({ recipe: changed, partners: ['RAENG'] });
  expect(first.build).toEqual({ reason: 'its settings have changed', swapped: true });
  expect(await engine.client.index(bench.uid).getStopWords()).toEqual(['the']);
  expect(await bench.held()).toEqual(bench.wanted());

  const reshaped = { ...changed, shapeVersion: changed.shapeVersion + 1 };
  const second = await bench.run({ recipe: reshaped });
  expect(second.build).toEqual({ reason: 'the shape of its documents has changed', swapped: true });
  expect((await bench.run({ recipe: reshaped })).build).toBeNull();
});

test('an index that the data directory does not know is built anew', async () => {
  await engine.client.createIndex(bench.uid, { primaryKey: 'documentId' }).waitTask({ timeout: 0 });
  await engine.client.index(bench.uid).updateSettings(ITEMS_RECIPE.settings).waitTask({ timeout: 0 });
  bench.catalogues.put(...resources(2));
  const { build } = await bench.run();
  expect(build).toEqual({ reason: 'the index is not one that this data directory knows', swapped: true });
  expect(await bench.held()).toEqual(bench.wanted());
});

test('documents that the clock has made wrong are written anew, and only those', async () => {
  const york = createIndexedSession('York', '2026-12-01T09:00:00Z');
  const norwich = createIndexedSession('Norwich', '2027-02-10T09:00:00Z');
  bench.catalogues.put(createIndexedCourse('raeng:1', { sessions: [york, norwich] }));
  bench.catalogues.put(createIndexedCourse('raeng:2', { sessions: [york] }), ...resources(2));
  await bench.run();

  const later = new Date('2026-12-02T00:00:00Z');
  bench.catalogues.brokenItems.add('raeng:2');
  expect((await bench.run({ now: later })).refresh).toEqual({
    items: 2,
    documentsSent: 3,
    documentsDeleted: 0,
    failure: { code: 'ANSWER_PARTIAL', message: 'raeng:2 is out' },
  });

  bench.catalogues.brokenItems.clear();
  const report = await bench.run({ now: later });
  expect(report.refresh).toEqual({ items: 1, documentsSent: 1, documentsDeleted: 0, failure: null });
  expect(await bench.held()).toEqual(bench.wanted(later));
  expect((await bench.run({ now: later })).refresh?.items).toBe(0);
});

test('documents made by a clock that was ahead are made anew once it is put right, even where a run was broken off', async () => {
  const york = createIndexedSession('York', '2026-12-01T09:00:00Z');
  const norwich = createIndexedSession('Norwich', '2027-02-10T09:00:00Z');
  bench.catalogues.put(createIndexedCourse('raeng:1', { sessions: [york, norwich] }), ...resources(2));
  await bench.run({ now: new Date('2026-12-20T00:00:00Z') });
  expect(await bench.held()).not.toEqual(bench.wanted());

  const toDocuments = (): never => {
    throw new Error('broken off');
  };
  const { partners } = await bench.run({ recipe: { ...ITEMS_RECIPE, uid: bench.uid, toDocuments } });
  expect(partners.find(({ partner }) => partner === 'RAENG')?.failure?.code).toBe('DOCUMENT_FAULT');
  await bench.run();
  expect(await bench.held()).toEqual(bench.wanted());

  expect(summarise(await bench.run())).toMatchObject({ RAENG: NOTHING, STEM_LEARNING: NOTHING });
});

test('only the partners named are read; with a full run, from the start', async () => {
  bench.catalogues.put(...resources(2), createIndexedCourse('raeng:1'));
  expect((await bench.run({ partners: ['RAENG'] })).build?.swapped).toBe(true);
  expect((await bench.held()).map(({ itemId }) => itemId)).toEqual(['raeng:1']);

  await bench.run({ partners: ['STEM_LEARNING'] });
  expect(await bench.held()).toEqual(bench.wanted());

  bench.catalogues.asked.length = 0;
  const report = await bench.run({ partners: ['STEM_LEARNING'], full: true });
  expect(report.build).toBeNull();
  expect(summarise(report)).toEqual({
    STEM_LEARNING: { changes: 2, documentsSent: 0, documentsDeleted: 0, cursorMoved: true, failure: null },
  });
  expect(bench.catalogues.asked).toEqual(['StemLearningChanges']);
});

test('what partners say of their harvests is kept for discovery', async () => {
  const lastHarvest = { finishedAt: '2026-11-21T02:00:00Z', complete: false, failures: ['the sitemap'] };
  bench.catalogues.setState('RAENG', { lastSuccess: '2026-11-19T02:00:00Z', lastHarvest });
  for (const partner of ['STEM_LEARNING', 'LOCAL_HUBS'] as const) {
    bench.catalogues.setState(partner, { lastSuccess: null, lastHarvest: null });
  }
  await bench.run();

  const store = openDiscoveryStore(bench.dataDirectory);
  expect(await store.read()).toEqual([
    {
      partner: 'IET_FARADAY',
      lastHarvest: '2026-11-20T02:00:00Z',
      lastSuccess: '2026-11-20T02:00:00Z',
      complete: true,
      failures: [],
    },
    {
      partner: 'RAENG',
      lastHarvest: '2026-11-21T02:00:00Z',
      lastSuccess: '2026-11-19T02:00:00Z',
      complete: false,
      failures: ['the sitemap'],
    },
  ]);
  store.close();
});

test('a second run on the same data directory is refused while the first is at work', async () => {
  let second: Promise<unknown> | undefined;
  await bench.run({
    observe: () => {
      second ??= expect(bench.run()).rejects.toMatchObject({ code: 'INDEX_RUNNING' });
    },
  });
  await second;
  expect(second).toBeDefined();
});

test('an engine that does not answer is an error of the engine', async () => {
  const writer = createMeilisearchIndexWriter({ url: 'http://127.0.0.1:1', apiKey: 'any' });
  await expect(bench.run({ writer })).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE', isOfEngine: true });
  const refused = createMeilisearchIndexWriter({ url: engine.url, apiKey: 'wrong' });
  await expect(bench.run({ writer: refused })).rejects.toMatchObject({ code: 'ENGINE_REFUSED', isOfEngine: true });
});
