import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IndexWriter } from '../../../../subgraphs/discovery/indexing/index-writer.ts';
import { createMeilisearchIndexWriter } from '../../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { type IndexEngine, openIndexEngine } from '../../../support/index-engine.ts';

const SETTINGS = { filterableAttributes: ['itemKey', 'partner', 'main', 'refreshAt'] };

let engine: IndexEngine;
let writer: IndexWriter;

const document = (documentId: string, rest: object = {}) => ({
  documentId,
  itemId: documentId,
  itemKey: documentId,
  partner: 'RAENG' as const,
  main: true,
  refreshAt: null,
  ...rest,
});

beforeAll(async () => {
  engine = await openIndexEngine();
  writer = createMeilisearchIndexWriter({
    url: engine.url,
    apiKey: engine.indexKey,
    batch: { documents: 2, bytes: 1_000_000 },
  });
});
afterAll(() => engine.close());

const generationOf = async (uid: string): Promise<string | null> =>
  (await writer.readGenerations([uid])).get(uid) ?? null;

test('a generation goes with its index through a swap and a new name', async () => {
  const first = await writer.create('items_a', SETTINGS);
  const second = await writer.create('items_b', SETTINGS);
  expect(first).not.toBe(second);
  await writer.swap('items_a', 'items_b');
  expect([await generationOf('items_a'), await generationOf('items_b')]).toEqual([second, first]);
  await writer.rename('items_b', 'items_a');
  expect([await generationOf('items_a'), await generationOf('items_b')]).toEqual([first, null]);
  expect(await writer.create('items_a', SETTINGS)).not.toBe(first);
});

test('generations of several indexes are told at once, by the names that there are', async () => {
  const [one, other] = [await writer.create('items_l', SETTINGS), await writer.create('items_m', SETTINGS)];
  const generations = await writer.readGenerations(['items_m', 'items_l', 'items_none']);
  expect([...generations].sort()).toEqual([
    ['items_l', one],
    ['items_m', other],
  ]);
});

test('documents are written in several batches, read back as they were, and deleted', async () => {
  await writer.create('items_c', SETTINGS);
  const documents = ['a', 'b', 'c', 'd', 'e'].map((id) => document(id, { nested: { list: [1.5, null, 'ü'] } }));
  await writer.write('items_c', { upserts: documents, deletions: [] });
  expect(await engine.documents('items_c')).toEqual(documents);
  await writer.write('items_c', { upserts: [document('a')], deletions: ['b', 'never there'] });
  const held = await writer.readHeld('items_c', ['a', 'b', 'c']);
  expect(held.map(({ documentId }) => documentId).sort()).toEqual(['a', 'c']);
  expect(held.find(({ documentId }) => documentId === 'a')).toEqual(document('a'));
});

test('documents are counted and listed by partner, key and clock, whatever characters are in a value', async () => {
  await writer.create('items_d', SETTINGS);
  const odd = 'a"] OR partner EXISTS OR itemKey IN ["\\';
  await writer.write('items_d', {
    upserts: [
      document('1', { refreshAt: 100 }),
      document('2', { itemId: '1', main: false, refreshAt: 99 }),
      document('3', { refreshAt: 101 }),
      document('4', { partner: 'LOCAL_HUBS', refreshAt: 1 }),
      document('5', { itemKey: odd }),
    ],
    deletions: [],
  });
  expect(await writer.countItems('items_d', 'RAENG')).toBe(3);
  expect(await writer.listDue('items_d', ['RAENG', 'IET_FARADAY'], 100)).toEqual(['1']);
  expect(await writer.listOfPartner('items_d', 'LOCAL_HUBS')).toEqual([{ documentId: '4', itemId: '4' }]);
  expect((await writer.readHeld('items_d', [odd])).map(({ documentId }) => documentId)).toEqual(['5']);
});

test('more documents than a page of them are all read', async () => {
  await writer.create('items_e', SETTINGS);
  const many = Array.from({ length: 5_200 }, (_, at) => document(`d${at}`));
  await engine.client.index('items_e').addDocuments(many).waitTask({ timeout: 0 });
  expect((await writer.listOfPartner('items_e', 'RAENG')).length).toBe(5_200);
});

test('settling waits for whatever is queued, swaps among it', async () => {
  await writer.create('items_f', SETTINGS);
  const generation = await writer.create('items_g', SETTINGS);
  const many = Array.from({ length: 2_000 }, (_, at) => document(`d${at}`, { text: `word${at} `.repeat(20) }));
  await engine.client.index('items_f').addDocuments(many);
  await engine.client.swapIndexes([{ indexes: ['items_f', 'items_g'], rename: false }]);
  await writer.settle(['items_f', 'items_g']);
  expect(await generationOf('items_f')).toBe(generation);
  expect((await engine.documents('items_g')).length).toBe(2_000);
});

test('work that the engine takes and fails is an error with its reason', async () => {
  await writer.create('items_h', SETTINGS);
  const write = writer.write('items_h', { upserts: [document('not a valid id')], deletions: [] });
  await expect(write).rejects.toMatchObject({
    code: 'ENGINE_TASK_FAILED',
    message: expect.stringMatching(
      /^task \d+ \(documentAdditionOrUpdate of items_h\) failed, invalid_document_id: Document identifier/,
    ),
  });
  await expect(writer.swap('items_h', 'items_none')).rejects.toMatchObject({ code: 'ENGINE_TASK_FAILED' });
  await expect(writer.readHeld('items_none', ['a'])).rejects.toMatchObject({ code: 'ENGINE_REFUSED' });
});

test('work that is not done in time is an error', async () => {
  await writer.create('items_i', SETTINGS);
  const hasty = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey, taskTimeoutMs: 0 });
  const upserts = Array.from({ length: 5_000 }, (_, at) => document(`d${at}`, { text: `word${at} `.repeat(50) }));
  await expect(hasty.write('items_i', { upserts, deletions: [] })).rejects.toMatchObject({ code: 'ENGINE_TASK_LATE' });
  await writer.settle(['items_i']);
});

test('a key that cannot see swaps is refused with what is needed', async () => {
  await writer.create('items_j', SETTINGS);
  await writer.create('items_k', SETTINGS);
  const { key } = await engine.client.createKey({
    actions: ['documents.*', 'indexes.*', 'settings.*', 'tasks.get'],
    indexes: ['items*'],
    expiresAt: null,
  });
  const narrow = createMeilisearchIndexWriter({ url: engine.url, apiKey: key });
  await expect(narrow.swap('items_j', 'items_k')).rejects.toThrow('The key must be for all indexes (*)');
});
