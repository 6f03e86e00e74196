// A reader outlives the file it reads: absent at first, made while it runs, rebuilt, gone.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLiveCatalogueReader } from '../../../../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createResource } from '../../../support/sample-items.ts';
import { acceptFeed, createSummary, keep } from '../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let folder: { path: string; remove(): Promise<void> };
let options: Parameters<typeof openSqliteCatalogue>[0];

beforeEach(async () => {
  folder = await createTemporaryFolder();
  options = {
    file: `${folder.path}/catalogues/raeng.sqlite`,
    partner: 'RAENG',
    now: () => new Date('2026-11-21T09:00:00Z'),
  };
});

afterEach(() => folder.remove());

async function harvest(...ids: readonly string[]): Promise<void> {
  const catalogue = openSqliteCatalogue(options);
  const run = await catalogue.startRun();
  await acceptFeed(
    run,
    'resources',
    ids.map((id) => keep(createResource(id))),
  );
  await run.finish(createSummary(run));
  await run.close();
  await catalogue.close();
}

test('before the first harvest everything is empty, healthy, and never harvested', async () => {
  const reader = createLiveCatalogueReader(options);
  await reader.assertHealthy();
  expect(await reader.get(['a', 'b'])).toEqual([null, null]);
  expect(await reader.list({ afterId: null, first: 5, kinds: null })).toEqual({ items: [], hasMore: false });
  expect(await reader.count(null)).toBe(0);
  expect([await reader.lastHarvest(), await reader.lastSuccess()]).toEqual([null, null]);
  expect(await reader.reports(5)).toEqual([]);
  expect(await reader.rejections({ feed: null, after: null, first: 5 })).toEqual({ rejections: [], next: null });
  expect(await reader.unknownWords(5)).toEqual([]);
});

test('a follower that began before the first harvest misses nothing of it', async () => {
  const reader = createLiveCatalogueReader(options);
  const { cursor, changes } = await reader.changesAfter(null, 5);
  expect(changes).toEqual([]);
  await harvest('a');
  expect((await reader.changesAfter(cursor, 5)).changes).toMatchObject([{ id: 'a' }]);
  await reader.close();
});

test('a catalogue that is gone is not taken for one whose items were removed', async () => {
  const reader = createLiveCatalogueReader(options);
  await harvest('a');
  const { cursor } = await reader.changesAfter(null, 5);
  await rm(`${folder.path}/catalogues`, { recursive: true });
  await expect(reader.changesAfter(cursor, 5)).rejects.toMatchObject({ code: 'CATALOGUE_ABSENT' });
  expect(await reader.count(null)).toBe(0);
});

test('a rebuilt catalogue is read from then on, and knows cursors of the former one as such', async () => {
  const reader = createLiveCatalogueReader(options);
  await harvest('a');
  const { cursor } = await reader.changesAfter(null, 5);
  await rm(`${folder.path}/catalogues`, { recursive: true });
  await harvest('b', 'c');
  expect(await reader.count(null)).toBe(2);
  await expect(reader.changesAfter(cursor, 5)).rejects.toMatchObject({ code: 'CURSOR_UNKNOWN' });
  await reader.close();
});

test('the reader sees each harvest as it ends', async () => {
  const reader = createLiveCatalogueReader(options);
  await harvest('a');
  expect(await reader.count(null)).toBe(1);
  await harvest('a', 'b');
  expect(await reader.count(null)).toBe(2);
  await reader.assertHealthy();
  await reader.close();
});

test('a file that is being made is an empty catalogue, one of a newer version is refused', async () => {
  await mkdir(`${folder.path}/catalogues`);
  await writeFile(options.file, '');
  const reader = createLiveCatalogueReader(options);
  expect(await reader.count(null)).toBe(0);
  const database = new DatabaseSync(options.file);
  database.exec('PRAGMA user_version = 999');
  database.close();
  await expect(reader.assertHealthy()).rejects.toMatchObject({ code: 'CATALOGUE_VERSION' });
  expect(() => openSqliteCatalogue(options)).toThrow('the catalogue is of version 999');
});

test('a file of an older version is refused with what brings it up to date', async () => {
  await openSqliteCatalogue(options).close();
  const database = new DatabaseSync(options.file);
  database.exec('PRAGMA user_version = 1');
  database.close();
  await expect(createLiveCatalogueReader(options).assertHealthy()).rejects.toThrow(
    /^the catalogue is of version 1, .+: a harvest by this Signpost brings it up to date$/,
  );
});

test('a file that is no catalogue makes the reader unhealthy', async () => {
  await mkdir(`${folder.path}/catalogues`);
  await writeFile(options.file, 'not a database at all, but long enough to be taken for the header of one'.repeat(20));
  const reader = createLiveCatalogueReader(options);
  await expect(reader.assertHealthy()).rejects.toThrow('file is not a database');
});
