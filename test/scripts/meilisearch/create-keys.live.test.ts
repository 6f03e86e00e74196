import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeys } from '../../../scripts/meilisearch/create-keys.ts';
import {
  type PrivateMeilisearch,
  startPrivateMeilisearch,
} from '../../../scripts/meilisearch/start-private-meilisearch.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'signpost-keys-'));
let engine: PrivateMeilisearch | undefined;

function running(): PrivateMeilisearch {
  if (engine === undefined) throw new Error('not started');
  return engine;
}

async function ask(key: string | undefined, path: string, method = 'GET', body?: unknown): Promise<number> {
  const response = await fetch(`${running().url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

beforeAll(async () => {
  engine = await startPrivateMeilisearch({ dataDirectory, log: createLog('silent') });
});

afterAll(async () => {
  await engine?.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('the keys are the same on every start', async () => {
  const first = await createKeys(running());
  expect(await createKeys(running())).toEqual(first);
  expect(new Set([first.searchKey, first.indexKey, running().masterKey]).size).toBe(3);
});

test('keys made by two processes at once are the same', async () => {
  const both = await Promise.all([createKeys(running()), createKeys(running())]);
  expect(both[0]).toEqual(both[1]);
});

test('the search key searches items and does nothing else', async () => {
  const { searchKey, indexKey } = await createKeys(running());
  expect(await ask(indexKey, '/indexes', 'POST', { uid: 'items', primaryKey: 'documentId' })).toBe(202);
  await expect.poll(() => ask(indexKey, '/indexes/items')).toBe(200);

  expect(await ask(searchKey, '/indexes/items/search', 'POST', { q: '' })).toBe(200);
  expect(await ask(searchKey, '/indexes/other/search', 'POST', { q: '' })).toBe(403);
  expect(await ask(searchKey, '/indexes/items/documents', 'POST', [])).toBe(403);
  expect(await ask(searchKey, '/indexes/items/settings')).toBe(403);
  expect(await ask(searchKey, '/keys')).toBe(403);
  expect(await ask(indexKey, '/keys')).toBe(403);
});

test('a key that may not make keys is used for both', async () => {
  const { indexKey } = await createKeys(running());
  expect(await createKeys({ url: running().url, masterKey: indexKey })).toEqual({
    searchKey: indexKey,
    indexKey,
  });
});

test('a Meilisearch that cannot be reached is an error', async () => {
  await expect(createKeys({ url: 'http://127.0.0.1:1', masterKey: 'any' })).rejects.toThrow('has failed');
});
