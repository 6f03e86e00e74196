import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DemandEntry } from '../../../../subgraphs/discovery/demand/demand-entry.ts';
import { demandFile, openDemandStore } from '../../../../subgraphs/discovery/demand/demand-store.ts';
import { readDemand } from '../../../../subgraphs/discovery/demand/read-demand.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const now = new Date('2026-11-22T10:00:00Z');
const retentionDays = 180;

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
beforeEach(async () => {
  folder = await createTemporaryFolder();
});
afterEach(() => folder.remove());

const searched = (query: string, count: number, rest: Partial<DemandEntry> = {}) => ({
  entry: { day: '2026-11-22', query, keyStages: [], kinds: [], region: null, bucket: 'NONE' as const, ...rest },
  count,
});
const read = (since: string | null = null) => readDemand(folder.path, { retentionDays, since, now });
const all = () => {
  const database = new DatabaseSync(demandFile(folder.path), { readOnly: true });
  const rows = database.prepare('SELECT query, day, count FROM demand ORDER BY query, day').all();
  database.close();
  return rows.map(({ query, day, count }) => `${query} ${day} ${count}`);
};
const bytes = () =>
  readdirSync(folder.path)
    .map((name) => readFileSync(join(folder.path, name), 'latin1'))
    .join('');

it('adds up what is alike, over batches and over days', () => {
  const store = openDemandStore(folder.path, { retentionDays });
  store.add([searched('rockets', 2, { keyStages: ['KS2', 'KS3'], kinds: ['COURSE'], region: 'LONDON' })]);
  store.add([
    searched('rockets', 1, { keyStages: ['KS2', 'KS3'], kinds: ['COURSE'], region: 'LONDON' }),
    searched('rockets', 4, { day: '2026-11-20', keyStages: ['KS2', 'KS3'], kinds: ['RESOURCE'], region: 'LONDON' }),
    searched('rockets', 1, { bucket: 'FEW' }),
  ]);
  store.close();
  expect(all()).toEqual(['rockets 2026-11-20 4', 'rockets 2026-11-22 1', 'rockets 2026-11-22 3']);
  expect(read()).toEqual({
    since: '2026-05-26',
    rows: [
      { query: 'rockets', keyStages: [], region: null, bucket: 'FEW', count: 1 },
      { query: 'rockets', keyStages: ['KS2', 'KS3'], region: 'LONDON', bucket: 'NONE', count: 7 },
    ],
  });
  expect(read('2026-11-21')).toMatchObject({ since: '2026-11-21', rows: [{ count: 1 }, { count: 3 }] });
});

it('shows a query from the fifth time on that it was made within the retention', () => {
  const store = openDemandStore(folder.path, { retentionDays });
  store.add([searched('volcano', 4), searched('tides', 5), searched('volcano', 40, { day: '2026-05-25' })]);
  expect(read().rows.map(({ query }) => query)).toEqual(['tides']);
  store.add([searched('volcano', 1, { bucket: 'ENOUGH' })]);
  store.close();
  expect(read().rows.map(({ query, count }) => [query, count])).toEqual([
    ['tides', 5],
    ['volcano', 1],
    ['volcano', 4],
  ]);
});

it('deletes what is older than the retention, and rare queries of more than 30 days ago, to the last byte', () => {
  const store = openDemandStore(folder.path, { retentionDays });
  store.add([
    searched('expired', 9, { day: '2026-05-25' }),
    searched('lasting', 5, { day: '2026-05-26' }),
    searched('rareold', 4, { day: '2026-10-22' }),
    searched('rarenew', 4, { day: '2026-10-23' }),
    searched('becamerare', 4, { day: '2026-10-01' }),
    searched('becamerare', 9, { day: '2026-05-01' }),
  ]);
  store.forgetOld(now);
  expect(all()).toEqual(['lasting 2026-05-26 5', 'rarenew 2026-10-23 4']);
  expect(bytes()).toContain('lasting');
  expect(bytes()).not.toMatch(/expired|rareold|becamerare/);
  store.close();
});

it('takes a batch whole or not at all, and throws when the file is full', () => {
  const store = openDemandStore(folder.path, { retentionDays, mostPages: 8 });
  store.add([searched('tides', 5)]);
  const many = Array.from({ length: 2_000 }, (_, at) => searched(`query ${at}`, 5));
  expect(() => store.add(many)).toThrow('full');
  store.add([searched('tides', 1)]);
  store.close();
  expect(all()).toEqual(['tides 2026-11-22 6']);
});

it('throws when another writes, and goes on after it', () => {
  const store = openDemandStore(folder.path, { retentionDays });
  const other = new DatabaseSync(demandFile(folder.path));
  other.exec('BEGIN IMMEDIATE');
  expect(() => store.add([searched('tides', 5)])).toThrow('locked');
  other.exec('ROLLBACK');
  other.close();
  store.add([searched('tides', 5)]);
  store.close();
  expect(all()).toEqual(['tides 2026-11-22 5']);
});

it('has nothing to read while there is no file, and does not make one', () => {
  expect(read()).toEqual({ since: '2026-05-26', rows: [] });
  expect(readdirSync(folder.path)).toEqual([]);
});

it('leaves a file of another version alone', () => {
  openDemandStore(folder.path, { retentionDays }).close();
  const other = new DatabaseSync(demandFile(folder.path));
  other.exec('PRAGMA user_version = 2');
  other.close();
  expect(() => openDemandStore(folder.path, { retentionDays })).toThrow('of version 2, expected 1');
  expect(() => read()).toThrow('of version 2, expected 1');
});
