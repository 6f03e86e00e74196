// The metrics of index runs over a real Meilisearch, as cron would get them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IndexEngine, openIndexEngine } from '../../support/index-engine.ts';
import { createIndexedCourse, createIndexedResource } from '../../support/indexed-items.ts';
import { runCommand } from '../../support/run-command.ts';
import { ScriptedCatalogues } from '../../support/scripted-catalogues.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const HARVESTED = Date.parse('2026-11-20T02:00:00Z') / 1000;
const catalogues = new ScriptedCatalogues();
let engine: IndexEngine;
let gateway: { url: string; close(): Promise<void> };
let folder: { path: string; remove(): Promise<void> };

beforeAll(async () => {
  engine = await openIndexEngine();
  gateway = await catalogues.serve();
  folder = await createTemporaryFolder();
});
afterAll(async () => {
  await gateway.close();
  await engine.close();
  await folder.remove();
});

/** The exit code, the lines of the log, and the samples by name. */
async function run() {
  const { code, errors } = await runCommand('scripts/index.ts', ['--json'], {
    LOG_LEVEL: 'info',
    DATA_DIR: folder.path,
    METRICS_DIR: folder.path,
    GATEWAY_URL: new URL(gateway.url).origin,
    MEILI_URL: engine.url,
    MEILI_API_KEY: String(engine.client.config.apiKey),
  });
  const text = await readFile(join(folder.path, 'signpost_index.prom'), 'utf8');
  const samples = text.split('\n').filter((line) => line.startsWith('signpost_index_'));
  const lines: readonly Record<string, unknown>[] = errors
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { code, lines, samples: Object.fromEntries(samples.map((line) => line.split(' '))) };
}

test('each run tells what it did, and what of each partner is in the index', async () => {
  catalogues.put(
    createIndexedResource('stem-learning:1'),
    createIndexedCourse('raeng:1'),
    createIndexedCourse('raeng:2'),
  );
  const first = await run();
  expect(first.code).toBe(0);
  expect(first.samples).toMatchObject({
    signpost_index_exit_code: '0',
    signpost_index_rebuilt: '1',
    'signpost_index_items{partner="stem-learning"}': '1',
    'signpost_index_items{partner="raeng"}': '2',
    'signpost_index_items{partner="iet-faraday"}': '0',
    'signpost_index_documents_sent{partner="raeng"}': '2',
    'signpost_index_cursor_timestamp_seconds{partner="raeng"}': String(HARVESTED),
  });
  expect(new Set(first.lines.map(({ runId }) => runId)).size).toBe(1);
  expect(first.lines.at(0)).toMatchObject({ msg: 'the index run begins' });
  expect(first.lines.filter(({ msg }) => msg === 'the partner was indexed')).toHaveLength(4);
  expect(first.lines.at(-1)).toMatchObject({ msg: 'the index run has ended', exitCode: 0 });

  catalogues.remove('RAENG', 'raeng:1');
  catalogues.setFault('LOCAL_HUBS', { fromPage: 0, how: 'error' });
  const second = await run();
  expect(second.code).toBe(3);
  expect(second.samples).toMatchObject({
    signpost_index_exit_code: '3',
    signpost_index_rebuilt: '0',
    signpost_index_last_success_timestamp_seconds: first.samples.signpost_index_last_success_timestamp_seconds,
    'signpost_index_complete{partner="raeng"}': '1',
    'signpost_index_complete{partner="local-hubs"}': '0',
    'signpost_index_failures{partner="local-hubs",code="ANSWER_PARTIAL"}': '1',
    'signpost_index_items{partner="raeng"}': '1',
    'signpost_index_documents_deleted{partner="raeng"}': '1',
  });
});
