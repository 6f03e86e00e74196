// The Meilisearch that `npm start` and `npm run index` run when no other is named: on loopback, in the data directory.
// One that already runs there is joined. A failure to start is a PrivateMeilisearchError whose message says what to do.
import { setTimeout as delay } from 'node:timers/promises';
import { type HeldLock, holdLock } from '../../subgraphs/kit/lease/hold-lock.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { findMeilisearchBinary, PrivateMeilisearchError } from './meilisearch-binary.ts';
import { answers, isAlive, isMeilisearchOn, startMeilisearchProcess, stopProcess } from './meilisearch-process.ts';
import { openPrivateFiles, type PrivateFiles } from './private-files.ts';

const POLL_MS = 50;

export interface PrivateMeilisearch {
  readonly url: string;
  readonly masterKey: string;
  /** Stops it if this process started it, or if the one that did is gone; otherwise leaves it to its owner. */
  close(): Promise<void>;
}

interface StartOptions {
  readonly dataDirectory: string;
  readonly log: Logger;
  /** For the whole start, a database to be recovered included. */
  readonly deadlineMs?: number;
}

/** Starts the private Meilisearch of a data directory, or joins the one that runs there. */
export async function startPrivateMeilisearch(options: StartOptions): Promise<PrivateMeilisearch> {
  const { dataDirectory, log, deadlineMs = 30_000 } = options;
  const deadline = Date.now() + deadlineMs;
  const files = openPrivateFiles(dataDirectory);
  const lock = await waitForLock(files.lock, deadline);
  try {
    const masterKey = files.masterKey();
    const running = await findRunning(files, masterKey, deadline);
    if (running !== null) return join(files, running, masterKey, log);
    return await start(files, masterKey, deadline - Date.now(), log);
  } finally {
    lock.release();
  }
}

async function start(
  files: PrivateFiles,
  masterKey: string,
  deadlineMs: number,
  log: Logger,
): Promise<PrivateMeilisearch> {
  const binary = findMeilisearchBinary(files.directory);
  const { directory, database } = files;
  const { url, pid, child, tail } = await startMeilisearchProcess({
    binary,
    directory,
    database,
    masterKey,
    deadlineMs,
  });
  files.writeNote({ url, pid, ownerPid: process.pid });
  log.info({ url, pid }, 'private Meilisearch started');

  let closing = false;
  const endWithUs = (): void => {
    child.kill('SIGTERM');
  };
  process.once('exit', endWithUs);
  child.once('close', (code, signal) => {
    process.off('exit', endWithUs);
    files.removeNote(pid);
    if (!closing) log.error({ code, signal, tail: tail() }, 'private Meilisearch ended by itself');
  });
  return {
    url,
    masterKey,
    async close() {
      closing = true;
      files.removeNote(pid);
      await stopProcess(pid);
    },
  };
}

function join(
  files: PrivateFiles,
  note: { url: string; pid: number; ownerPid: number },
  masterKey: string,
  log: Logger,
): PrivateMeilisearch {
  const { url, pid, ownerPid } = note;
  const orphaned = !isAlive(ownerPid);
  if (orphaned) files.writeNote({ url, pid, ownerPid: process.pid });
  log.info({ url, pid, orphaned }, 'joined the private Meilisearch that runs already');
  return {
    url,
    masterKey,
    async close() {
      if (!orphaned || !isMeilisearchOn(pid, files.database)) return;
      files.removeNote(pid);
      await stopProcess(pid);
    },
  };
}

/** The one that runs on our database and answers, waiting for one that is on its way down to be gone. */
async function findRunning(files: PrivateFiles, masterKey: string, deadline: number) {
  const note = files.readNote();
  if (note === null) return null;
  for (;;) {
    if (await answers(note.url, masterKey)) return note;
    if (!isMeilisearchOn(note.pid, files.database)) return null;
    if (Date.now() >= deadline) {
      throw new PrivateMeilisearchError(
        `A Meilisearch, process ${note.pid}, holds ${files.database} and does not answer; stop it and try again.`,
      );
    }
    await delay(POLL_MS);
  }
}

async function waitForLock(path: string, deadline: number): Promise<HeldLock> {
  for (;;) {
    const lock = holdLock(path);
    if (lock !== null) return lock;
    if (Date.now() >= deadline)
      throw new PrivateMeilisearchError(`Another process has been starting Meilisearch for too long (${path}).`);
    await delay(POLL_MS);
  }
}
