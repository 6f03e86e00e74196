import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IndexEngine, openIndexEngine } from '../../support/index-engine.ts';
import { createIndexedCourse, createIndexedResource } from '../../support/indexed-items.ts';
import { ScriptedCatalogues } from '../../support/scripted-catalogues.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const COMMAND = fileURLToPath(new URL('../../../scripts/index.ts', import.meta.url));

let engine: IndexEngine;
let catalogues: ScriptedCatalogues;
let gateway: { url: string; close(): Promise<void> };
let folder: { path: string; remove(): Promise<void> };

beforeAll(async () => {
  engine = await openIndexEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  catalogues = new ScriptedCatalogues();
  gateway = await catalogues.serve();
  folder = await createTemporaryFolder();
});
afterEach(async () => {
  await gateway.close();
  await folder.remove();
});

async function run(options: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const env = {
    PATH: '',
    DATA_DIR: folder.path,
    GATEWAY_URL: new URL(gateway.url).origin,
    MEILI_URL: engine.url,
    MEILI_API_KEY: String(engine.client.config.apiKey),
    LOG_LEVEL: 'silent',
    ...settings,
  };
  const child = spawn(process.execPath, [COMMAND, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], output, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}

test('a run tells what it did, line by line, and --json as one document', async () => {
  catalogues.put(createIndexedResource('stem-learning:1'), createIndexedCourse('raeng:1'));
  const first = await run(['--full']);
  expect(first.errors).toBe('');
  expect(first.output.replace(/[\d.]+ s\./, 'N s.')).toMatch(
    /^building the index anew: .+\nstem-learning: 1 change, 1 document sent, 0 deleted; 1 item in all \(\d+ before\)\niet-faraday: 0 changes, 0 documents sent, 0 deleted; 0 items in all \(\d+ before\)\nraeng: 1 change, 1 document sent, 0 deleted; 1 item in all \(\d+ before\)\nlocal-hubs: 0 changes, 0 documents sent, 0 deleted; 0 items in all \(\d+ before\)\nA new index is in place, after N s.\n$/,
  );
  expect(first.code).toBe(0);

  catalogues.remove('RAENG', 'raeng:1');
  const second = await run(['--json', '--partner', 'raeng']);
  expect(JSON.parse(second.output)).toEqual({
    exitCode: 0,
    build: null,
    partners: [
      {
        partner: 'RAENG',
        changes: 1,
        documentsSent: 0,
        documentsDeleted: 1,
        cursorMoved: true,
        items: null,
        failure: null,
      },
    ],
    refresh: { items: 0, documentsSent: 0, documentsDeleted: 0, failure: null },
    tookMs: expect.any(Number),
  });
  expect(second.code).toBe(0);
});

test('a partner that cannot be read exits with 3, the others are indexed', async () => {
  catalogues.put(createIndexedResource('stem-learning:1'), createIndexedCourse('raeng:1'));
  expect((await run(['--full'])).code).toBe(0);
  catalogues.put(createIndexedResource('stem-learning:2'), createIndexedCourse('raeng:2'));
  catalogues.setFault('RAENG', { fromPage: 0, how: 'silence' });
  const { code, output } = await run([]);
  expect(code).toBe(3);
  expect(output).toContain('stem-learning: 1 change, 1 document sent, 0 deleted\n');
  expect(output).toContain(
    'raeng: NOT read to the end (GATEWAY_UNREACHABLE: expected a GraphQL answer, got status 503 with something else); 0 changes',
  );
});

test('a wrong call or setting exits with 2 and says what is wrong', async () => {
  expect(await run(['--partner', 'nobody'])).toEqual({
    code: 2,
    output: '',
    errors: "no partner is called 'nobody'; there are stem-learning, iet-faraday, raeng, local-hubs\n",
  });
  expect(await run([], { GATEWAY_URL: 'gopher://x' })).toMatchObject({
    code: 2,
    errors: expect.stringContaining('GATEWAY_URL'),
  });
  expect(await run(['--what'])).toMatchObject({ code: 2, errors: expect.stringContaining("unknown option '--what'") });
});

test('an engine that does not answer exits with 5, in words and as JSON', async () => {
  const settings = { MEILI_URL: 'http://127.0.0.1:1' };
  expect(await run([], settings)).toMatchObject({
    code: 5,
    errors: expect.stringMatching(/^ENGINE_UNREACHABLE: .+\n$/),
  });
  const { code, output } = await run(['--json'], settings);
  expect(code).toBe(5);
  expect(JSON.parse(output)).toEqual({
    exitCode: 5,
    error: { code: 'ENGINE_UNREACHABLE', message: expect.stringContaining('127.0.0.1:1') },
  });
});

test('a run that is stopped by a signal says so as one JSON document', async () => {
  const silent = createServer(() => child.kill('SIGINT'));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const env = {
    PATH: '',
    DATA_DIR: folder.path,
    GATEWAY_URL: `http://127.0.0.1:${Object(silent.address()).port}`,
    MEILI_URL: engine.url,
    MEILI_API_KEY: String(engine.client.config.apiKey),
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [COMMAND, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [[code], output] = await Promise.all([once(child, 'close'), text(child.stdout)]);
  silent.close();
  expect(code).toBe(130);
  const message = 'stopped by SIGINT; the next run goes on from what has been written';
  expect(JSON.parse(output)).toEqual({ exitCode: 130, error: { code: 'RUN_STOPPED', message } });
});

test('where the operator wants to be asked, an index of another form exits with 7', async () => {
  catalogues.put(createIndexedResource('stem-learning:1'));
  expect((await run(['--full'])).code).toBe(0);
  const database = new DatabaseSync(join(folder.path, 'discovery.sqlite'));
  database.exec("UPDATE generations SET settings_hash = 'another'");
  database.close();
  expect(await run([], { INDEX_REBUILD: 'ask' })).toEqual({
    code: 7,
    output: '',
    errors: expect.stringMatching(/^INDEX_REBUILD_NEEDED: .+ since its settings have changed; run again with --full/),
  });
  expect((await run([])).output).toContain('building the index anew: its settings have changed');
});

test('without MEILI_URL the run starts a private Meilisearch and stops it at its end', async () => {
  catalogues.put(createIndexedResource('stem-learning:1'));
  const settings = { MEILI_URL: '', MEILI_API_KEY: '', LOG_LEVEL: 'info' };
  const { code, output, errors } = await run([], settings);
  expect(output).toContain('A new index is in place');
  expect(code).toBe(0);
  const { url } = errors
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { url?: string } => JSON.parse(line))
    .find((line) => line.url !== undefined) ?? { url: undefined };
  await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');

  catalogues.put(createIndexedResource('stem-learning:2'));
  expect((await run([], settings)).output).toContain('stem-learning: 1 change, 1 document sent, 0 deleted\n');
});

test('--help names every exit code and every setting', async () => {
  const { code, output } = await run(['--help']);
  expect(code).toBe(0);
  for (const word of [
    '0 ',
    '1 ',
    '2 ',
    '3 ',
    '5 ',
    '6 ',
    '7 ',
    '130',
    '--full',
    '--partner',
    '--json',
    'MEILI_URL',
    'GATEWAY_URL',
  ]) {
    expect(output).toContain(word);
  }
});
