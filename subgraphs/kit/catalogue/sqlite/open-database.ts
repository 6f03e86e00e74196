// Opens the file of a Catalogue. A file that cannot be opened or is of another version throws.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createVersionError, migrate, readStoreVersion, STORE_VERSION } from './migrations.ts';

const WRITER_WAIT_MS = 30_000;
/** Short, since a reader waits with the whole process; with WAL it hardly ever has to. */
const READER_WAIT_MS = 1_000;

/** For writing; makes the file and its folder where there are none. */
export function openForWriting(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    // FULL: a sequence number that a reader has seen must not be given again after a power cut.
    database.exec(`
      PRAGMA busy_timeout = ${WRITER_WAIT_MS};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA journal_size_limit = 67108864;`);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** For reading; null while the file is still being made. */
export function openForReading(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec(`PRAGMA busy_timeout = ${READER_WAIT_MS}`);
    const version = readStoreVersion(database);
    if (version === STORE_VERSION) return database;
    if (version !== 0) throw createVersionError(version);
    database.close();
    return null;
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}
