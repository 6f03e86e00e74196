// A Catalogue among several processes: killed in the midst of a harvest, read while it is written, small in memory.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteCatalogue } from '../../../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import { createResource } from '../../../support/sample-items.ts';
import { acceptFeed, keep } from '../../../support/sample-outcomes.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../../support/catalogue-process.ts', import.meta.url));
const run = promisify(execFile);

let folder: { path: string; remove(): Promise<void> };
let file: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await createTemporaryFolder();
  file = `${folder.path}/catalogues/stem-learning.sqlite`;
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map(kill));
  await folder.remove();
});

function start(task: string, amount = 0): ChildProcess {
  const child = spawn(process.execPath, [SCRIPT, task, file, `${amount}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** Resolves when the child has printed the line. */
async function hearLine({ stdout }: ChildProcess, wanted: string): Promise<void> {
  if (stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: stdout })) if (line === wanted) return;
  throw new Error(`the child ended before it printed '${wanted}'`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const open = () => openSqliteCatalogue({ file, partner: 'STEM_LEARNING', now: () => new Date('2026-11-21T09:00:00Z') });

test('a harvest killed while it stages leaves the last good state, and the next one begins afresh', async () => {
  const catalogue = open();
  const before = await catalogue.startRun();
  await acceptFeed(before, 'resources', [keep(createResource('old'))]);
  await before.close();
  const { cursor } = await catalogue.changesAfter(null, 10);

  const child = start('stage', 1);
  await hearLine(child, 'staged');
  await kill(child);

  expect(await catalogue.changesAfter(cursor, 10)).toEqual({ changes: [], cursor, hasMore: false });
  const after = await catalogue.startRun();
  expect(await acceptFeed(after, 'resources', [keep(createResource('old'))])).toEqual({
    itemsBefore: 1,
    added: 0,
    changed: 0,
    removed: 0,
  });
  await after.close();
  await catalogue.close();
});

test.each([1, 2, 5])('a harvest killed at any moment after its run %i leaves one whole generation', async (runs) => {
  const child = start('write');
  await hearLine(child, `${runs}`);
  await kill(child);

  const catalogue = open();
  const { items } = await catalogue.list({ afterId: null, first: 500, kinds: null });
  expect(items).toHaveLength(200);
  const titles = new Set(items.map((item) => item.title));
  expect(titles.size).toBe(1);
  expect(Number([...titles][0])).toBeGreaterThanOrEqual(runs);
  const { changes } = await catalogue.changesAfter(null, 500);
  expect(new Map(changes.map(({ id, item }) => [id, item]))).toEqual(new Map(items.map((item) => [item.id, item])));
  await (await catalogue.startRun()).close();
  await catalogue.close();
});

test('two processes that read while a third one writes see whole generations only', async () => {
  const writer = start('write');
  const readers = [1, 2].map(() => run(process.execPath, [SCRIPT, 'read', file, '5']));
  expect((await Promise.all(readers)).map(({ stdout }) => stdout.trim())).toEqual(['1', '1']);
  expect(writer.exitCode).toBeNull();
});

test('20,000 items of 4 KB, 80 MB in all, are harvested with a heap of 40 MB', async () => {
  const { stdout } = await run(process.execPath, ['--max-old-space-size=40', SCRIPT, 'fill', file, '20000']);
  expect(JSON.parse(stdout)).toEqual({ itemsBefore: 0, added: 20_000, changed: 0, removed: 0 });
  const catalogue = open();
  expect(await catalogue.count(null)).toBe(20_000);
  await catalogue.close();
});
