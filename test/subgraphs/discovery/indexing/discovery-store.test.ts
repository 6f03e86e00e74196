import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
let folder: { path: string; remove(): Promise<void> };

beforeEach(async () => {
  folder = await createTemporaryFolder();
});
afterEach(() => folder.remove());

test('generations and cursors outlive the process', () => {
  const first = openDiscoveryStore(folder.path);
  first.addGeneration({ generation: 'g1', settingsHash: 'h', shapeVersion: 3 }, NOW);
  first.keepCursor('g1', 'RAENG', 'c1');
  first.keepCursor('g1', 'RAENG', 'c2');
  first.markSwapped('g1', NOW);
  first.close();

  const second = openDiscoveryStore(folder.path);
  expect(second.readGeneration('g1')).toEqual({
    generation: 'g1',
    settingsHash: 'h',
    shapeVersion: 3,
    swappedAt: '2026-11-21T12:00:00.000Z',
  });
  expect(second.readGeneration('g2')).toBeNull();
  expect([second.readCursor('g1', 'RAENG'), second.readCursor('g1', 'LOCAL_HUBS')]).toEqual(['c2', null]);
  second.close();
});

test('however many builds fail, the generation in use and its cursors stay', () => {
  const store = openDiscoveryStore(folder.path);
  store.addGeneration({ generation: 'live', settingsHash: 'h', shapeVersion: 1 }, NOW);
  store.keepCursor('live', 'RAENG', 'c');
  store.markSwapped('live', NOW);
  for (let at = 0; at < 50; at += 1) {
    store.addGeneration({ generation: `failed ${at}`, settingsHash: 'h', shapeVersion: 1 }, NOW);
    store.keepCursor(`failed ${at}`, 'RAENG', 'c');
  }
  expect(store.readCursor('live', 'RAENG')).toBe('c');
  expect(store.readGeneration('failed 48')).toBeNull();
  expect(store.readCursor('failed 48', 'RAENG')).toBeNull();
  expect(store.readCursor('failed 49', 'RAENG')).toBe('c');
  store.close();
});

test('the latest moment that documents may be made for stays until all of them are made for another', () => {
  const first = openDiscoveryStore(folder.path);
  first.addGeneration({ generation: 'g1', settingsHash: 'h', shapeVersion: 3 }, NOW);
  expect(first.readMadeFor('g1', 'RAENG')).toBeNull();
  first.noteMadeFor('g1', 'RAENG', NOW);
  first.noteMadeFor('g1', 'RAENG', new Date('2026-11-20T12:00:00Z'));
  first.close();

  const second = openDiscoveryStore(folder.path);
  expect([second.readMadeFor('g1', 'RAENG'), second.readMadeFor('g1', 'LOCAL_HUBS')]).toEqual([NOW, null]);
  second.settleMadeFor('g1', 'RAENG', new Date('2026-11-20T12:00:00Z'));
  expect(second.readMadeFor('g1', 'RAENG')).toEqual(new Date('2026-11-20T12:00:00Z'));
  second.close();
});

test('a partner that was never harvested has no state', async () => {
  const store = openDiscoveryStore(folder.path);
  store.keepHarvestState('RAENG', { lastSuccess: null, lastHarvest: null });
  expect(await store.read()).toEqual([]);
  const lastHarvest = { finishedAt: '2026-11-21T02:00:00Z', complete: false, failures: ['a', 'b'] };
  store.keepHarvestState('RAENG', { lastSuccess: null, lastHarvest });
  expect(await store.read()).toEqual([
    { partner: 'RAENG', lastHarvest: '2026-11-21T02:00:00Z', lastSuccess: null, complete: false, failures: ['a', 'b'] },
  ]);
  store.close();
});

test('a server reads while an index run writes', async () => {
  const server = openDiscoveryStore(folder.path);
  const indexer = openDiscoveryStore(folder.path);
  const lock = indexer.lockRun();
  indexer.keepHarvestState('RAENG', { lastSuccess: '2026-11-21T02:00:00Z', lastHarvest: null });
  expect(await server.read()).toMatchObject([{ partner: 'RAENG', lastSuccess: '2026-11-21T02:00:00Z' }]);
  expect(() => server.lockRun()).toThrow(`another index run is at work on ${folder.path}`);
  lock.release();
  for (const store of [server, indexer]) store.close();
});

test('a store of another version is refused with what to do', () => {
  const path = join(folder.path, 'discovery.sqlite');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openDiscoveryStore(folder.path)).toThrow(
    `${path} is of version 99, expected 1; remove the file, and the next index run builds anew`,
  );
});
