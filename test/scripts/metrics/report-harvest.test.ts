// The file that a harvest leaves, over real Catalogues.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportHarvest } from '../../../scripts/metrics/report-harvest.ts';
import type { CatalogueRun } from '../../../subgraphs/kit/catalogue/catalogue.ts';
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';
import { PARTNER_SUBGRAPHS } from '../../../subgraphs/registry.ts';
import { createSummary } from '../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const now = (): Date => new Date('2026-11-22T02:20:00Z');
let folder: { path: string; remove(): Promise<void> };
let lines: string[];

beforeEach(async () => {
  folder = await createTemporaryFolder();
  lines = [];
});
afterEach(() => folder.remove());

function createEnvironment(settings: Readonly<Record<string, string>> = {}) {
  return {
    settings: readSettings({ DATA_DIR: folder.path, METRICS_DIR: join(folder.path, 'metrics'), ...settings }),
    log: pino({}, { write: (line) => lines.push(line) }),
    now,
  };
}

/** As a harvest leaves it in the Catalogue. */
async function keepSummary(name: string, overrides: Partial<HarvestSummary>): Promise<HarvestSummary> {
  const subgraph = PARTNER_SUBGRAPHS.find((one) => one.name === name);
  if (subgraph === undefined) throw new Error(name);
  const { partner } = subgraph;
  await mkdir(join(folder.path, 'catalogues'), { recursive: true });
  const catalogue = openSqliteCatalogue({ file: catalogueFile(folder.path, name), partner, now });
  const run: CatalogueRun = await catalogue.startRun();
  const summary = createSummary(run, { partner, ...overrides });
  await run.finish(summary);
  await run.close();
  await catalogue.close();
  return summary;
}

async function readSamples(...names: readonly string[]): Promise<readonly string[]> {
  const text = await readFile(join(folder.path, 'metrics', 'signpost_harvest.prom'), 'utf8');
  return text.split('\n').filter((line) => names.some((name) => line.startsWith(`signpost_harvest_${name}{`)));
}

const CORE = ['last_run_timestamp_seconds', 'last_success_timestamp_seconds', 'complete', 'exit_code'] as const;

test('partners of this run and of earlier ones are told, and partners never harvested are not', async () => {
  await keepSummary('local-hubs', { finishedAt: '2026-11-21T02:20:00Z' });
  await keepSummary('raeng', { finishedAt: '2026-11-21T02:20:00Z' });
  const failure = { code: 'FEED_TIMEOUT', message: 'no answer' } as const;
  const summary = await keepSummary('raeng', { finishedAt: '2026-11-22T02:20:00Z', complete: false, failure });
  await reportHarvest(createEnvironment(), PARTNER_SUBGRAPHS, [{ name: 'raeng', summary, error: null }]);
  expect(await readSamples(...CORE)).toEqual([
    'signpost_harvest_last_run_timestamp_seconds{partner="raeng"} 1795314000',
    'signpost_harvest_last_run_timestamp_seconds{partner="local-hubs"} 1795227600',
    'signpost_harvest_last_success_timestamp_seconds{partner="raeng"} 1795227600',
    'signpost_harvest_last_success_timestamp_seconds{partner="local-hubs"} 1795227600',
    'signpost_harvest_complete{partner="raeng"} 0',
    'signpost_harvest_complete{partner="local-hubs"} 1',
    'signpost_harvest_exit_code{partner="raeng"} 3',
    'signpost_harvest_exit_code{partner="local-hubs"} 0',
  ]);
  expect(lines).toEqual([]);
});

test('a Catalogue that cannot be read does not hide that its harvest could not be run', async () => {
  const file = catalogueFile(folder.path, 'raeng');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'this is not a database, and long enough to be taken for the header of one'.repeat(20));
  const error = { code: 'UNEXPECTED_FAULT', message: 'file is not a database' } as const;
  await reportHarvest(createEnvironment(), PARTNER_SUBGRAPHS, [{ name: 'raeng', summary: null, error }]);
  expect(await readSamples(...CORE)).toEqual([
    'signpost_harvest_last_run_timestamp_seconds{partner="raeng"} 1795314000',
    'signpost_harvest_last_success_timestamp_seconds{partner="raeng"} 0',
    'signpost_harvest_complete{partner="raeng"} 0',
    'signpost_harvest_exit_code{partner="raeng"} 1',
  ]);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['the catalogue could not be read for the metrics']);
});

test('a run that met another one at work leaves the numbers of the last one', async () => {
  await keepSummary('raeng', { finishedAt: '2026-11-21T02:20:00Z' });
  const error = { code: 'HARVEST_RUNNING', message: 'another harvest is at work' } as const;
  await reportHarvest(createEnvironment(), PARTNER_SUBGRAPHS, [{ name: 'raeng', summary: null, error }]);
  expect(await readSamples(...CORE)).toEqual([
    'signpost_harvest_last_run_timestamp_seconds{partner="raeng"} 1795227600',
    'signpost_harvest_last_success_timestamp_seconds{partner="raeng"} 1795227600',
    'signpost_harvest_complete{partner="raeng"} 1',
    'signpost_harvest_exit_code{partner="raeng"} 0',
  ]);
});

test('a folder that cannot be written is logged and costs nothing else', async () => {
  await writeFile(join(folder.path, 'file'), '');
  const environment = createEnvironment({ METRICS_DIR: join(folder.path, 'file', 'metrics') });
  await reportHarvest(environment, PARTNER_SUBGRAPHS, []);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['the metrics of the harvest could not be written']);
});

test('nothing is written without METRICS_DIR', async () => {
  await reportHarvest(createEnvironment({ METRICS_DIR: '' }), PARTNER_SUBGRAPHS, []);
  await expect(readFile(join(folder.path, 'metrics', 'signpost_harvest.prom'))).rejects.toThrow('ENOENT');
});
