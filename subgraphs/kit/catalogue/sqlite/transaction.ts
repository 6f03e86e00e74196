// All or nothing. IMMEDIATE takes the write lock at the beginning, so that the work never has to give up half way;
// DEFERRED is for temporary tables, which no other connection waits for.
import type { DatabaseSync } from 'node:sqlite';

/** Commits what `work` did, or undoes it and throws what it threw. */
export function inTransaction<T>(
  database: DatabaseSync,
  work: () => T,
  mode: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): T {
  database.exec(`BEGIN ${mode}`);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
