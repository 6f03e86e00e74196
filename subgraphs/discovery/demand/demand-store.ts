// Keeps how often what was searched for, in a SQLite file of its own: losing it loses nothing but these counts. What the
// file cannot take is thrown, and leaves it as it was.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type DemandEntry, LEAST_COUNT } from './demand-entry.ts';
import { toDay } from './to-demand-entry.ts';

const VERSION = 1;
/** Short, since the search's whole process waits. */
const WRITER_WAIT_MS = 100;
const RARE_KEPT_DAYS = 30;
/** 256 MiB, so that made-up queries cannot fill the disk. */
const MOST_PAGES = 65_536;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS demand (
    query TEXT NOT NULL, day TEXT NOT NULL, key_stages TEXT NOT NULL, kinds TEXT NOT NULL, region TEXT NOT NULL,
    bucket TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (query, day, key_stages, kinds, region, bucket)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
`;

const versionRow = z.object({ user_version: z.number() });

export interface DemandCount {
  readonly entry: DemandEntry;
  readonly count: number;
}

export interface DemandStore {
  /** Adds to the counts, all or none. */
  add(counts: readonly DemandCount[]): void;
  /** Deletes what is older than the retention, and rare queries of more than a month ago. */
  forgetOld(now: Date): void;
  close(): void;
}

export interface DemandStoreOptions {
  readonly retentionDays: number;
  readonly mostPages?: number;
}

export function demandFile(dataDirectory: string): string {
  return join(dataDirectory, 'demand.sqlite');
}

/** Makes the file and its folder where there are none. */
export function openDemandStore(
  dataDirectory: string,
  { retentionDays, mostPages = MOST_PAGES }: DemandStoreOptions,
): DemandStore {
  mkdirSync(dataDirectory, { recursive: true });
  const database = openDatabase(demandFile(dataDirectory), mostPages);
  const add = database.prepare(`
    INSERT INTO demand (query, day, key_stages, kinds, region, bucket, count)
    VALUES (:query, :day, :keyStages, :kinds, :region, :bucket, :count)
    ON CONFLICT DO UPDATE SET count = count + excluded.count`);
  const forgetExpired = database.prepare('DELETE FROM demand WHERE day < :firstDay');
  const forgetRare = database.prepare(`
    DELETE FROM demand WHERE day < :firstDay
    AND query IN (SELECT query FROM demand GROUP BY query HAVING sum(count) < ${LEAST_COUNT})`);

  const inTransaction = (change: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      change();
      database.exec('COMMIT');
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };

  return {
    add(counts) {
      inTransaction(() => {
        for (const { entry, count } of counts) {
          add.run({
            ...entry,
            keyStages: entry.keyStages.join(','),
            kinds: entry.kinds.join(','),
            region: entry.region ?? '',
            count,
          });
        }
      });
    },
    forgetOld(now) {
      inTransaction(() => {
        forgetExpired.run({ firstDay: toDay(now, retentionDays) });
        forgetRare.run({ firstDay: toDay(now, RARE_KEPT_DAYS) });
      });
      // What was deleted also stands in the log beside the file.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: () => database.close(),
  };
}

/** Throws where the file was written by another version. */
export function assertDemandVersion(database: DatabaseSync, known: readonly number[]): void {
  const { user_version: version } = versionRow.parse(database.prepare('PRAGMA user_version').get());
  if (!known.includes(version)) throw new Error(`of version ${version}, expected ${VERSION}`);
}

function openDatabase(file: string, mostPages: number): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: WRITER_WAIT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON');
    database.exec(`PRAGMA max_page_count = ${mostPages}`);
    database.exec('BEGIN IMMEDIATE');
    assertDemandVersion(database, [0, VERSION]);
    database.exec(`${SCHEMA} COMMIT`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
