import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDemandRecorder } from '../../../../subgraphs/discovery/demand/demand-recorder.ts';
import { demandFile, openDemandStore } from '../../../../subgraphs/discovery/demand/demand-store.ts';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const WRITE_EVERY_MS = 5_000;
let now: Date;
let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let warnings: unknown[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  now = new Date('2026-11-22T10:11:12.345Z');
  warnings = [];
  folder = await createTemporaryFolder();
});
afterEach(async () => {
  vi.useRealTimers();
  await folder.remove();
});

const search = (query: string, args: Partial<QuerySearchArgs> = {}) =>
  readSearchRequest({ query, filter: null, near: null, literal: null, facets: null, ...args }, now);
const openStore = () => openDemandStore(folder.path, { retentionDays: 180 });
const createRecorder = (open = openStore) =>
  createDemandRecorder({ openStore: open, log: { warn: (...told: unknown[]) => warnings.push(told) }, now: () => now });
const all = () => {
  const database = new DatabaseSync(demandFile(folder.path), { readOnly: true });
  const rows = database.prepare('SELECT * FROM demand ORDER BY query, day, bucket').all();
  database.close();
  return rows.map((row) => Object.values(row).join('|'));
};

it('writes what was counted every five seconds and at the end', () => {
  const recorder = createRecorder();
  recorder.record(search('Bridges!'), 0);
  recorder.record(search('bridges'), 0);
  expect(all()).toEqual([]);
  vi.advanceTimersByTime(WRITE_EVERY_MS);
  expect(all()).toEqual(['bridges|2026-11-22||||NONE|2']);
  recorder.record(search('bridges'), 4);
  recorder.record(search('bridges'), 5);
  recorder.close();
  expect(all()).toEqual([
    'bridges|2026-11-22||||ENOUGH|1',
    'bridges|2026-11-22||||FEW|1',
    'bridges|2026-11-22||||NONE|2',
  ]);
  expect(vi.getTimerCount()).toBe(0);
  expect(warnings).toEqual([]);
});

it('keeps the stages, kinds and region that were chosen or read, on the day in the United Kingdom', () => {
  now = new Date('2026-07-01T23:30:00Z');
  const recorder = createRecorder();
  const filter = { keyStages: ['KS4' as const], kinds: ['RESOURCE' as const] };
  recorder.record(search('year 5 courses on forces', { filter, near: { place: 'Leeds' } }), 3);
  recorder.close();
  expect(all()).toEqual(['year 5 courses on forces|2026-07-02|KS2,KS4|COURSE,RESOURCE|YORKSHIRE_AND_THE_HUMBER|FEW|1']);
});

it('keeps nothing that tells of a person', () => {
  const recorder = createRecorder();
  for (const query of [
    'jane.secretperson@school.example',
    'jane.secretperson＠school.example',
    'secretperson 12345',
    'secretperson 020 7946 0958',
    'secretperson +44 (0)20-7946-0958',
    'https://secretperson.example/page',
    'see www.secretperson.example forces',
    'secretperson one two three four five six seven eight',
    'raeng:secretperson',
    'ST4 2DE',
    '   !? ',
    '',
  ]) {
    recorder.record(search(query), 0);
  }
  recorder.record(search('forces', { near: { postcode: 'ST4 2DE' }, filter: { hubs: ['secretperson'] } }), 0);
  recorder.record(search('cpd near ST4'), 0);
  recorder.record(search('robots at st4-2de', { literal: ['st4-2de'] }), 0);
  recorder.close();
  expect(all()).toEqual([
    'cpd|2026-11-22||COURSE|WEST_MIDLANDS|NONE|1',
    'forces|2026-11-22|||WEST_MIDLANDS|NONE|1',
    'robots at|2026-11-22||||NONE|1',
  ]);
  const bytes = readdirSync(folder.path)
    .map((name) => readFileSync(join(folder.path, name), 'latin1'))
    .join('')
    .toLowerCase();
  expect(bytes).toContain('robots at');
  expect(bytes).not.toMatch(/secretperson|st4|2de|10:11|7946|12345/);
});

it('keeps stages and times that only look like postcodes, and cuts long words', () => {
  const recorder = createRecorder();
  recorder.record(search('S3 biology 3pm'), 0);
  recorder.record(search('ks3 4 forces'), 0);
  recorder.record(search('𝔞'.repeat(10) + 'é'.repeat(100)), 0);
  recorder.close();
  expect(all().map((row) => row.split('|')[0])).toEqual([
    `aaaaaaaaaa${'e'.repeat(70)}`,
    'ks3 4 forces',
    's3 biology 3pm',
  ]);
});

it('holds ten thousand different searches at the most between two writes', () => {
  const recorder = createRecorder();
  const request = search('tides');
  for (let at = 0; at < 10_001; at += 1) recorder.record({ ...request, query: `tides ${at.toString(36)} q` }, 0);
  recorder.record({ ...request, query: 'tides 0 q' }, 0);
  recorder.close();
  const rows = all();
  expect(rows).toHaveLength(10_000);
  expect(rows[0]).toBe('tides 0 q|2026-11-22||||NONE|2');
});

it('loses the counts that the file cannot take, and says so once without its text', () => {
  const recorder = createRecorder();
  const other = new DatabaseSync(demandFile(folder.path));
  other.exec('BEGIN IMMEDIATE');
  for (const query of ['lost', 'lost too']) {
    recorder.record(search(query), 0);
    vi.advanceTimersByTime(WRITE_EVERY_MS);
  }
  other.exec('ROLLBACK');
  other.close();
  recorder.record(search('kept'), 0);
  recorder.close();
  expect(all()).toEqual(['kept|2026-11-22||||NONE|1']);
  expect(warnings).toEqual([[{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'searches could not be counted']]);
});

it('goes on without a file, and with one as soon as it can be opened', () => {
  let isBroken = true;
  const recorder = createRecorder(() => {
    if (isBroken) throw Object.assign(new Error('no'), { code: 'EACCES' });
    return openStore();
  });
  recorder.record(search('lost'), 0);
  vi.advanceTimersByTime(WRITE_EVERY_MS);
  isBroken = false;
  recorder.record(search('kept'), 0);
  vi.advanceTimersByTime(WRITE_EVERY_MS);
  expect(all()).toEqual(['kept|2026-11-22||||NONE|1']);
  recorder.close();
  expect(warnings).toEqual([[{ code: 'EACCES', errcode: null }, 'searches could not be counted']]);
});

it('deletes what is old when it is opened and every day after', () => {
  const store = openStore();
  const entry = { query: 'old', keyStages: [], kinds: [], region: null, bucket: 'NONE' as const };
  store.add([
    { entry: { ...entry, day: '2026-05-25' }, count: 9 },
    { entry: { ...entry, day: '2026-05-26' }, count: 9 },
  ]);
  store.close();
  const recorder = createRecorder();
  expect(all()).toEqual(['old|2026-05-26||||NONE|9']);
  now = new Date('2026-11-23T00:00:00Z');
  vi.advanceTimersByTime(WRITE_EVERY_MS);
  expect(all()).toEqual([]);
  recorder.close();
});
