// A lock between processes that dies with its holder: an exclusive transaction on an SQLite file that holds nothing else.
// A lock file by name alone would outlive a process that was killed, and refuse every run after it.
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const SQLITE_BUSY = 5;
const sqliteError = z.object({ errcode: z.number() });

export interface HeldLock {
  release(): void;
}

/** Takes the lock at this path, without waiting; null when another holds it. Throws when the file cannot be made. */
export function holdLock(path: string): HeldLock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const known = sqliteError.safeParse(error);
    if (known.success && known.data.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => database.close() };
}
