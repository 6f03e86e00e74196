import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPrivateMeilisearch } from '../../../scripts/meilisearch/start-private-meilisearch.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';

const log = createLog('silent');
let dataDirectory = '';
const closers: (() => Promise<void>)[] = [];

async function start() {
  const running = await startPrivateMeilisearch({ dataDirectory, log });
  closers.push(() => running.close());
  return running;
}

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'signpost-meilisearch-'));
});

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('a private Meilisearch answers only to its master key, on loopback, and is gone after close', async () => {
  const { url, masterKey, close } = await start();

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/version`)).status).toBe(401);
  const version = await fetch(`${url}/version`, { headers: { authorization: `Bearer ${masterKey}` } });
  expect(await version.json()).toMatchObject({ pkgVersion: '1.21.0' });

  await close();
  await expect(fetch(`${url}/health`)).rejects.toThrow();
  expect(readdirSync(join(dataDirectory, 'meilisearch'))).not.toContain('meilisearch.json');
});

test('only the owner may read the key and the note of the running one', async () => {
  const { url, masterKey } = await start();
  const directory = join(dataDirectory, 'meilisearch');

  const note: unknown = JSON.parse(readFileSync(join(directory, 'meilisearch.json'), 'utf8'));
  expect(note).toEqual({ url, pid: expect.any(Number), ownerPid: process.pid });
  expect(readFileSync(join(directory, 'master-key'), 'utf8')).toBe(masterKey);
  expect(masterKey.length).toBeGreaterThanOrEqual(32);
  for (const name of ['master-key', 'meilisearch.json']) {
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test('the next start has the same key and the same data', async () => {
  const first = await start();
  const headers = { authorization: `Bearer ${first.masterKey}`, 'content-type': 'application/json' };
  await fetch(`${first.url}/indexes`, { method: 'POST', headers, body: '{"uid":"kept"}' });
  await expect
    .poll(async () => (await fetch(`${first.url}/indexes/kept`, { headers })).status, { timeout: 10_000 })
    .toBe(200);
  await first.close();

  const second = await start();
  expect(second.masterKey).toBe(first.masterKey);
  expect((await fetch(`${second.url}/indexes/kept`, { headers })).status).toBe(200);
});

test('a second start joins the first, and closing the second leaves the first running', async () => {
  const first = await start();
  const [second, third] = await Promise.all([start(), start()]);
  expect([second.url, third.url]).toEqual([first.url, first.url]);

  await second.close();
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
});

test('two starts at once end with one Meilisearch', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(second.url).toBe(first.url);
});

test('the Meilisearch of a process that was killed is joined, and closed by who joined it', async () => {
  const script = `
    const { startPrivateMeilisearch } = await import(${JSON.stringify(new URL('../../../scripts/meilisearch/start-private-meilisearch.ts', import.meta.url).href)});
    const { createLog } = await import(${JSON.stringify(new URL('../../../subgraphs/kit/log.ts', import.meta.url).href)});
    const { url } = await startPrivateMeilisearch({ dataDirectory: ${JSON.stringify(dataDirectory)}, log: createLog('silent') });
    process.stdout.write(url);
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');

  const { url, close } = await start();
  expect(url).toBe(String(first));
  await close();
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});

test('a note about a Meilisearch that is gone, or about another process, is passed over', async () => {
  const { url, close } = await start();
  const path = join(dataDirectory, 'meilisearch', 'meilisearch.json');
  await close();
  for (const note of [JSON.stringify({ url, pid: process.pid, ownerPid: process.pid }), 'not JSON']) {
    writeFileSync(path, note);
    const next = await start();
    expect((await fetch(`${next.url}/health`)).status).toBe(200);
    await next.close();
  }
});

test('a database of another Meilisearch version is refused with what to do', async () => {
  await (await start()).close();
  const database = join(dataDirectory, 'meilisearch', 'data.ms');
  writeFileSync(join(database, 'VERSION'), '1.12.0');

  await expect(start()).rejects.toThrow(
    `The database ${database} is of another Meilisearch version (Your database version (1.12.0) is incompatible with your current engine version (1.21.0).); the index can be built again: remove that folder and run \`npm run index\`.`,
  );
});

test('a broken database is refused with the reason and what to do', async () => {
  await (await start()).close();
  const database = join(dataDirectory, 'meilisearch', 'data.ms');
  writeFileSync(join(database, 'tasks', 'data.mdb'), 'no database at all'.repeat(1000));

  await expect(start()).rejects.toThrow(
    `Meilisearch would not start on ${database}: MDB_INVALID: File is not an LMDB file. If the database is broken, the index can be built again: remove that folder and run \`npm run index\`.`,
  );
  expect(readdirSync(join(dataDirectory, 'meilisearch'))).not.toContain('meilisearch.json');
});
