// One run at a time among processes that share a folder: they are real ones, and are killed without notice.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdRun } from '../../../../subgraphs/kit/lease/hold-run.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../../support/lease-process.ts', import.meta.url));

let folder: { path: string; remove(): Promise<void> };
let path: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await createTemporaryFolder();
  path = join(folder.path, 'lock');
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map(kill));
  await folder.remove();
});

interface Contender {
  readonly child: ChildProcess;
  /** Says the next line and gives the answer. */
  ask(): Promise<string>;
}

async function start(runId: string): Promise<Contender> {
  const child = spawn(process.execPath, [SCRIPT, path, runId], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    child,
    async ask() {
      child.stdin.write('\n');
      return (await lines.next()).value ?? 'nothing';
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** A lease as a run on another host would have left it, renewed so long ago. */
async function leaveForeignLease(renewedAgoMs: number): Promise<void> {
  const owner = {
    host: 'other',
    machine: 'other',
    pid: 1,
    began: '1',
    runId: 'foreign',
    takenAt: 'then',
    holdsForMs: 60_000,
  };
  await leave(JSON.stringify(owner), renewedAgoMs);
}

async function leave(text: string, renewedAgoMs: number): Promise<void> {
  await writeFile(`${path}.lease`, text);
  const renewedAt = new Date(Date.now() - renewedAgoMs);
  await utimes(`${path}.lease`, renewedAt, renewedAt);
}

const take = (runId: string) => {
  const hold = holdRun(path, runId);
  if (!hold.taken) throw new Error(`expected to take it, but it is held by ${hold.holder}`);
  return hold.held;
};

test('the work is one run’s at a time, who holds it is told, and it is free when it is let go', async () => {
  const held = take('first');
  expect(holdRun(path, 'second')).toEqual({
    taken: false,
    holder: expect.stringMatching(`^run first, process ${process.pid} on ${hostname()}, since \\d{4}-`),
  });
  const other = await start('third');
  expect(await other.ask()).toMatch(/^not taken: run first,/);
  expect(held.isHeld()).toBe(true);
  held.release();
  take('second').release();
  expect(await readdir(folder.path)).toEqual(['lock']);
});

test('a run that was killed does not keep the next one out', async () => {
  const killed = await start('killed');
  expect(await killed.ask()).toBe('taken');
  expect(holdRun(path, 'meanwhile').taken).toBe(false);
  await kill(killed.child);
  expect(existsSync(`${path}.lease`)).toBe(true);
  const held = take('next');
  expect(held.isHeld()).toBe(true);
  held.release();
});

test('a run that is stopped for a while keeps the work, however old its lease', async () => {
  const stopped = await start('stopped');
  expect(await stopped.ask()).toBe('taken');
  stopped.child.kill('SIGSTOP');
  const longAgo = new Date(0);
  await utimes(`${path}.lease`, longAgo, longAgo);
  expect(holdRun(path, 'meanwhile').taken).toBe(false);
  stopped.child.kill('SIGCONT');
});

test('a process that has the number of one that is gone is not taken for it', async () => {
  const alive = await start('alive');
  expect(await alive.ask()).toBe('taken');
  const owner = JSON.parse(await readFile(`${path}.lease`, 'utf8'));
  await kill(alive.child);
  await leave(JSON.stringify({ ...owner, pid: process.pid }), 0);
  take('next').release();
});

test.each([
  ['just renewed', 0, false],
  ['renewed within its time', 50_000, false],
  ['not renewed within its time', 70_000, true],
  ['renewed a little in the future, where clocks differ', -50_000, false],
  ['renewed far in the future, before a clock was put back', -24 * 3_600_000, true],
])('the lease of another host that was %s is void: %s', async (_, renewedAgoMs, isVoid) => {
  await leaveForeignLease(renewedAgoMs);
  const hold = holdRun(path, 'next');
  expect(hold.taken).toBe(isVoid);
  if (hold.taken) hold.held.release();
  else expect(hold.holder).toBe('run foreign, process 1 on other, since then');
});

test.each(['', '{"host":"other"', '{"holdsForMs":1e12}', '[]'])(
  'a lease that reads %j runs out like any other',
  async (text) => {
    await leave(text, 0);
    expect(holdRun(path, 'early')).toEqual({ taken: false, holder: 'an unknown run' });
    await leave(text, 10 * 60_000);
    take('late').release();
  },
);

test('of many runs that find a void lease at the same time, one gets the work', async () => {
  for (const round of [1, 2, 3]) {
    await leaveForeignLease(24 * 3_600_000);
    const contenders = await Promise.all(Array.from({ length: 6 }, (_, at) => start(`${round}.${at}`)));
    const answers = await Promise.all(contenders.map((contender) => contender.ask()));
    expect(
      answers.filter((answer) => answer === 'taken'),
      answers.join('; '),
    ).toHaveLength(1);
    await Promise.all(contenders.map(({ child }) => kill(child)));
    take(`after ${round}`).release();
  }
});

test('a run whose lease another has taken knows it, and leaves the other’s alone', async () => {
  const held = take('slow');
  await leaveForeignLease(0);
  expect(held.isHeld()).toBe(false);
  held.release();
  expect(JSON.parse(await readFile(`${path}.lease`, 'utf8'))).toMatchObject({ runId: 'foreign' });
});

test('a folder that is not there is an error, not work held by another', () => {
  expect(() => holdRun('/nowhere/at/all/lock', 'run')).toThrow('ENOENT');
});
