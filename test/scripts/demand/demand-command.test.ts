// `npm run demand`, as a person calls it, beside a search that is at work on the same file.
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DemandEntry } from '../../../subgraphs/discovery/demand/demand-entry.ts';
import { demandFile, openDemandStore } from '../../../subgraphs/discovery/demand/demand-store.ts';
import { toDay } from '../../../subgraphs/discovery/demand/to-demand-entry.ts';
import { runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
beforeEach(async () => {
  folder = await createTemporaryFolder();
});
afterEach(() => folder.remove());

const run = (...options: readonly string[]) => runCommand('scripts/demand.ts', options, { DATA_DIR: folder.path });
const daysAgo = (days: number): string => toDay(new Date(), days);
const searched = (query: string, count: number, rest: Partial<DemandEntry> = {}) => ({
  entry: { day: daysAgo(1), query, keyStages: [], kinds: [], region: null, bucket: 'NONE' as const, ...rest },
  count,
});

function fill(): void {
  const store = openDemandStore(folder.path, { retentionDays: 180 });
  store.add([
    searched('ks2 electric circuits', 7, { keyStages: ['KS2'], region: 'LONDON' }),
    searched('electrical circuit', 6, { keyStages: ['KS3'], day: daysAgo(9) }),
    searched('zorblax', 5),
    searched('secretperson electricity', 4, { keyStages: ['KS2'], region: 'WALES' }),
    searched('forces', 5, { bucket: 'FEW', region: 'EAST_OF_ENGLAND' }),
    searched('forces', 50, { bucket: 'ENOUGH' }),
    searched('forces', 4),
  ]);
  store.close();
}

test('tells what was not found and what was hardly found, also while counts are written', async () => {
  fill();
  const writer = new DatabaseSync(demandFile(folder.path));
  writer.exec('BEGIN IMMEDIATE; UPDATE demand SET count = 1000');
  const { code, output, errors } = await run();
  writer.exec('ROLLBACK');
  writer.close();
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toBe(`Since ${daysAgo(180)}:

Asked for and not found
  topics
       13  Electricity
  key stages
        7  KS2
        6  KS3
  regions
        7  London
  queries
        7  ks2 electric circuits
        6  electrical circuit
        5  zorblax

Hardly found
  topics
        5  Forces
  regions
        5  East of England
  queries
        5  forces
`);
});

test('gives the same as JSON, from a day on and cut to the top', async () => {
  fill();
  const { code, output } = await run('--json', '--since', daysAgo(5), '--top', '1');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toEqual({
    since: daysAgo(5),
    notFound: {
      topics: [{ name: 'Electricity', count: 7 }],
      keyStages: [{ name: 'KS2', count: 7 }],
      regions: [{ name: 'London', count: 7 }],
      queries: [{ name: 'ks2 electric circuits', count: 7 }],
    },
    hardlyFound: {
      topics: [{ name: 'Forces', count: 5 }],
      keyStages: [],
      regions: [{ name: 'East of England', count: 5 }],
      queries: [{ name: 'forces', count: 5 }],
    },
  });
});

test('has a friendly line when there is nothing yet', async () => {
  expect(await run()).toEqual({
    code: 0,
    output: `Nothing to tell since ${daysAgo(180)}: nothing that was asked for five times or more was missing or hardly found.\n`,
    errors: '',
  });
});

test('exits with 2 when it is called wrongly, and with 1 when the counts cannot be read', async () => {
  expect(await run('--since', '2026-02-30')).toMatchObject({ code: 2, output: '' });
  expect(await run('--top', '0')).toMatchObject({ code: 2, output: '' });
  writeFileSync(demandFile(folder.path), 'this is no database, and long enough for one to be looked for in it');
  expect(await run()).toEqual({
    code: 1,
    output: '',
    errors: `${demandFile(folder.path)} cannot be read: file is not a database\n`,
  });
});

test('tells its exit codes and settings when asked for help', async () => {
  const { code, output } = await run('--help');
  expect(code).toBe(0);
  expect(output).toContain('\n  2    called wrongly, or a setting is at fault\n');
  expect(output).toContain('\n  DEMAND_RETENTION_DAYS (180): How long these counts are kept');
});
