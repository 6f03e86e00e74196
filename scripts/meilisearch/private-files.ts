// What a private Meilisearch leaves in the data directory, readable by its owner only: its master key, and a note of the
// running one so that a later process can use it instead of starting a second on the same database.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const note = z.object({
  url: z.url({ protocol: /^http$/ }),
  pid: z.int().positive(),
  /** The process that started it. */
  ownerPid: z.int().positive(),
});

export type RunningNote = Readonly<z.infer<typeof note>>;

export interface PrivateFiles {
  readonly directory: string;
  readonly database: string;
  readonly lock: string;
  /** Reads the master key, making a random one the first time. */
  masterKey(): string;
  /** The note as it was left, by a Meilisearch that may be gone; null without one, or when it cannot be read. */
  readNote(): RunningNote | null;
  writeNote(running: RunningNote): void;
  /** Removes the note if it is still about this process. */
  removeNote(pid: number): void;
}

/** The files below `<dataDirectory>/meilisearch`, which is made if need be. */
export function openPrivateFiles(dataDirectory: string): PrivateFiles {
  const directory = resolve(dataDirectory, 'meilisearch');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyPath = join(directory, 'master-key');
  const notePath = join(directory, 'meilisearch.json');

  const readNote = (): RunningNote | null => {
    try {
      return note.parse(JSON.parse(readFileSync(notePath, 'utf8')));
    } catch {
      return null;
    }
  };
  return {
    directory,
    database: join(directory, 'data.ms'),
    lock: join(directory, 'start.lock'),
    masterKey() {
      if (!existsSync(keyPath)) writePrivately(keyPath, randomBytes(32).toString('base64url'));
      chmodSync(keyPath, 0o600);
      return readFileSync(keyPath, 'utf8').trim();
    },
    readNote,
    writeNote: (running) => writePrivately(notePath, `${JSON.stringify(running)}\n`),
    removeNote(pid) {
      if (readNote()?.pid === pid) rmSync(notePath, { force: true });
    },
  };
}

function writePrivately(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, path);
}
