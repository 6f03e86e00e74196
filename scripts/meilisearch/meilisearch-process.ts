// One Meilisearch process: started, asked until it answers, stopped. One that ends early is an error with its own words.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { PrivateMeilisearchError } from './meilisearch-binary.ts';

const POLL_MS = 25;
const ANSWER_DEADLINE_MS = 2_000;
const STOP_DEADLINE_MS = 10_000;
const TAIL_CHARACTERS = 4_000;
const PORT_ATTEMPTS = 5;

export interface MeilisearchProcess {
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** The end of what it wrote. */
  tail(): string;
}

interface StartOptions {
  readonly binary: string;
  /** Its working directory: Meilisearch reads a config.toml that lies there, and writes dumps below it. */
  readonly directory: string;
  readonly database: string;
  readonly masterKey: string;
  readonly deadlineMs: number;
}

/** Starts Meilisearch on a free loopback port and resolves once it answers with this key. */
export async function startMeilisearchProcess(options: StartOptions): Promise<MeilisearchProcess> {
  const deadline = Date.now() + options.deadlineMs;
  for (let attempt = 1; ; attempt += 1) {
    const started = await run(options, await findFreePort());
    const outcome = await becomeReady(started, options.masterKey, deadline);
    if (outcome === 'ready') return started;
    if (outcome === 'late') {
      await stopProcess(started.pid, 0);
      throw new PrivateMeilisearchError(
        `Meilisearch did not answer within ${options.deadlineMs} ms: ${started.tail()}`,
      );
    }
    // Another process may take the port between our look and Meilisearch's own listening.
    if (!/address already in use/i.test(started.tail()) || attempt === PORT_ATTEMPTS)
      throw toStartError(options, started);
  }
}

/** True when a Meilisearch answers at the address and takes the key. /health alone would not prove whose it is. */
export async function answers(url: string, masterKey: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/version', url), {
      headers: { authorization: `Bearer ${masterKey}` },
      signal: AbortSignal.timeout(ANSWER_DEADLINE_MS),
      redirect: 'error',
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Asks the process to end, and ends it when it has not after the deadline. Resolves once it is gone. */
export async function stopProcess(pid: number, deadlineMs: number = STOP_DEADLINE_MS): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  signal(pid, 'SIGTERM');
  while (isAlive(pid)) {
    if (Date.now() >= deadline) signal(pid, 'SIGKILL');
    await delay(POLL_MS);
  }
}

export function isAlive(pid: number): boolean {
  return commandLineOf(pid).length > 0;
}

/** True when the process is a Meilisearch on this database; a number alone may have passed to another process. */
export function isMeilisearchOn(pid: number, database: string): boolean {
  return commandLineOf(pid).includes(database);
}

/** Empty for a process that is gone, also for one whose parent has not asked after it: signals still reach that one. */
function commandLineOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((word) => word !== '');
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}

async function run(
  { binary, directory, database, masterKey }: StartOptions,
  port: number,
): Promise<MeilisearchProcess> {
  const address = `127.0.0.1:${port}`;
  const child = spawn(
    binary,
    ['--db-path', database, '--http-addr', address, '--env', 'production', '--log-level', 'ERROR', '--no-analytics'],
    // The key goes by the environment: the command line can be read by every user of the machine.
    // In a group of its own: Ctrl+C goes to the whole group, and the gateway is to end before its engine.
    {
      cwd: directory,
      env: { MEILI_MASTER_KEY: masterKey, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  let written = '';
  const keep = (chunk: Buffer): void => {
    written = (written + chunk.toString('utf8')).slice(-TAIL_CHARACTERS);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  try {
    await once(child, 'spawn');
  } catch (cause) {
    throw new PrivateMeilisearchError(`${binary} cannot be run: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  const { pid } = child;
  if (pid === undefined) throw new PrivateMeilisearchError(`${binary} cannot be run.`);
  return { url: `http://${address}`, pid, child, tail: () => stripVTControlCharacters(written).trim() };
}

async function becomeReady(
  { url, child }: MeilisearchProcess,
  masterKey: string,
  deadline: number,
): Promise<'ready' | 'ended' | 'late'> {
  let ended = child.exitCode !== null || child.signalCode !== null;
  child.once('close', () => {
    ended = true;
  });
  while (Date.now() < deadline) {
    if (ended) return 'ended';
    if (await answers(url, masterKey)) return ended ? 'ended' : 'ready';
    await delay(POLL_MS);
  }
  return 'late';
}

function toStartError({ database }: StartOptions, { tail }: MeilisearchProcess): PrivateMeilisearchError {
  const reason = /^Error: (.+)$/m.exec(tail())?.[1] ?? tail().slice(-300);
  const advice = 'the index can be built again: remove that folder and run `npm run index`';
  return /incompatible with your current engine version/.test(reason)
    ? new PrivateMeilisearchError(`The database ${database} is of another Meilisearch version (${reason}); ${advice}.`)
    : new PrivateMeilisearchError(
        `Meilisearch would not start on ${database}: ${reason}. If the database is broken, ${advice}.`,
      );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
