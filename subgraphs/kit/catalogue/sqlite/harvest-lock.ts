// Keeps two harvests of one partner from running at once. The lock is one of the operating system's on a file of its own,
// so a harvest that was killed holds nothing. A lock that another holds is a CatalogueError HARVEST_RUNNING.
import { DatabaseSync } from 'node:sqlite';
import { CatalogueError } from '../catalogue-error.ts';

const SQLITE_BUSY = 5;

/** Takes the lock and returns how to let go of it. */
export function takeHarvestLock(file: string): () => void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new CatalogueError('HARVEST_RUNNING', 'another harvest of this partner has not ended yet');
  }
  return () => database.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
