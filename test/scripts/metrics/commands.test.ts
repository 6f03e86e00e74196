// What the two commands leave behind for those who watch them: lines of JSON and files of metrics, as cron would get them.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';
import { useSandbox } from '../sandbox/sandbox-under-test.ts';

const RUN_ID = expect.stringMatching(/^[0-9a-f-]{36}$/);
const sandbox = useSandbox();
let folder: { path: string; remove(): Promise<void> };

beforeEach(async () => {
  folder = await createTemporaryFolder();
});
afterEach(() => folder.remove());

function settings(): Readonly<Record<string, string>> {
  const { raeng } = sandbox.get().urls;
  return {
    LOG_LEVEL: 'info',
    DATA_DIR: folder.path,
    METRICS_DIR: join(folder.path, 'metrics'),
    RAENG_URL: `${raeng}/feed.atom`,
    HARVEST_ALLOWED_HOSTS: new URL(raeng).host,
  };
}

const toLines = (text: string): readonly Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function readMetrics(name: string): Promise<Readonly<Record<string, number>>> {
  const text = await readFile(join(folder.path, 'metrics', `${name}.prom`), 'utf8');
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(samples.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}

describe('a harvest', () => {
  test('begins and ends with a line of its own, and every line has partner and run', async () => {
    const { code, errors } = await runCommand('scripts/harvest.ts', ['--partner', 'raeng', '--json'], settings());
    expect(code).toBe(0);
    const lines = toLines(errors);
    const common = { level: 30, time: expect.any(String), partner: 'RAENG', runId: RUN_ID };
    expect(lines[0]).toEqual({ ...common, msg: 'the harvest begins' });
    expect(lines.at(-1)).toMatchObject({ ...common, msg: 'the harvest has ended', exitCode: 0, complete: true });
    expect(new Set(lines.map(({ runId }) => runId)).size).toBe(1);
    const metrics = await readMetrics('signpost_harvest');
    expect(metrics['signpost_harvest_items{partner="raeng"}']).toBe(lines.at(-1)?.items);
    expect(metrics['signpost_harvest_exit_code{partner="raeng"}']).toBe(0);
  });

  test('that fails names the feed, and the last success stays', async () => {
    await runCommand('scripts/harvest.ts', ['--partner', 'raeng'], settings());
    const before = await readMetrics('signpost_harvest');
    const RAENG_URL = `${sandbox.get().urls.raeng}/no-such-feed`;
    const { code, errors } = await runCommand('scripts/harvest.ts', ['-p', 'raeng'], { ...settings(), RAENG_URL });
    expect(code).toBe(3);
    const lines = toLines(errors);
    expect(lines.every(({ partner, runId }) => partner === 'RAENG' && typeof runId === 'string')).toBe(true);
    expect(lines.slice(1, -1)).toMatchObject([{ feed: expect.any(String), failure: { code: 'FEED_STATUS' } }]);
    expect(lines.at(-1)).toMatchObject({ exitCode: 3, complete: false, failedFeeds: 1 });
    const after = await readMetrics('signpost_harvest');
    const success = 'signpost_harvest_last_success_timestamp_seconds{partner="raeng"}';
    expect(after[success]).toBe(before[success]);
    expect(after[success]).toBeGreaterThan(0);
    expect(after['signpost_harvest_failures{partner="raeng",code="FEED_STATUS"}']).toBe(1);
  });

  test('that could not be run says so under its partner', async () => {
    // A folder stands where the Catalogue would be.
    await mkdir(join(folder.path, 'catalogues', 'raeng.sqlite'), { recursive: true });
    const { code, errors } = await runCommand('scripts/harvest.ts', ['-p', 'raeng'], settings());
    expect(code).toBe(1);
    expect(toLines(errors)[0]).toMatchObject({ partner: 'RAENG', exitCode: 1, msg: 'the harvest could not be run' });
    expect(await readMetrics('signpost_harvest')).toMatchObject({
      'signpost_harvest_exit_code{partner="raeng"}': 1,
      'signpost_harvest_failures{partner="raeng",code="UNEXPECTED_FAULT"}': 1,
    });
  });
});

describe('an index run', () => {
  test('that Meilisearch does not answer is told by its lines and its metrics', async () => {
    const nobody = { MEILI_URL: 'http://127.0.0.1:1', MEILI_API_KEY: 'key' };
    const { code, errors } = await runCommand('scripts/index.ts', ['--json'], { ...settings(), ...nobody });
    expect(code).toBe(5);
    const lines = toLines(errors);
    expect(lines[0]).toMatchObject({ runId: RUN_ID, full: false, msg: 'the index run begins' });
    expect(lines.at(-1)).toMatchObject({ runId: RUN_ID, exitCode: 5, msg: 'the index run broke off' });
    expect(new Set(lines.map(({ runId }) => runId)).size).toBe(1);
    expect(await readMetrics('signpost_index')).toEqual({
      signpost_index_last_run_timestamp_seconds: expect.any(Number),
      signpost_index_last_success_timestamp_seconds: 0,
      signpost_index_exit_code: 5,
      signpost_index_duration_seconds: expect.any(Number),
    });
  });
});
