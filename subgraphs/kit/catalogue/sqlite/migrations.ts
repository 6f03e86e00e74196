// The tables of a Catalogue in SQLite, as steps from one version of the store to the next. A step that fails is undone
// and thrown; a store of a newer Signpost is left alone with a CatalogueError.
import type { DatabaseSync } from 'node:sqlite';
import { CatalogueError } from '../catalogue-error.ts';
import { readInteger } from './columns.ts';
import { inTransaction } from './transaction.ts';

/** The step at place n leads from version n to n + 1. A step that has been released is never changed. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE catalogue (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    sequence INTEGER NOT NULL
  ) STRICT;
  INSERT INTO catalogue VALUES (1, lower(hex(randomblob(8))), 0);

  -- A removed item keeps its row. Narrow, because every harvest touches every row; what is wide stands in bodies.
  CREATE TABLE items (
    id TEXT NOT NULL PRIMARY KEY,
    feed TEXT NOT NULL,
    family TEXT NOT NULL,
    kind TEXT NOT NULL,
    hash TEXT NOT NULL,
    embargo_until TEXT,
    shown INTEGER NOT NULL, -- 0 when its latest change came under an embargo
    first_seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    missed INTEGER NOT NULL, -- whole readings in a row without it
    removed_at TEXT,
    sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX items_by_sequence ON items (sequence);
  CREATE INDEX items_by_feed ON items (feed) WHERE removed_at IS NULL;
  CREATE INDEX items_under_embargo ON items (embargo_until) WHERE shown = 0;

  CREATE TABLE bodies (id TEXT NOT NULL PRIMARY KEY REFERENCES items (id), body TEXT NOT NULL) STRICT;

  CREATE TABLE runs (number INTEGER PRIMARY KEY AUTOINCREMENT, complete INTEGER NOT NULL, summary TEXT NOT NULL) STRICT;

  CREATE TABLE rejections (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    feed TEXT NOT NULL,
    run_id TEXT NOT NULL,
    records INTEGER NOT NULL,
    code TEXT NOT NULL,
    rejection TEXT NOT NULL
  ) STRICT;
  CREATE INDEX rejections_by_feed ON rejections (feed);

  CREATE TABLE unknown_words (
    feed TEXT NOT NULL,
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (feed, field, word)
  ) STRICT, WITHOUT ROWID;
  `,
  // The part of its feed that the item was last read from, where parts of the feed can fail alone.
  'ALTER TABLE items ADD COLUMN part TEXT',
  // What a rejection was made from, and how good the records of each feed's last whole reading and of each run were.
  `
  ALTER TABLE rejections ADD COLUMN raw TEXT;
  CREATE TABLE feed_quality (feed TEXT NOT NULL PRIMARY KEY, quality TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE run_quality (
    run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
    run_id TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    quality TEXT NOT NULL
  ) STRICT;
  `,
];

/** The version that this code reads and writes. */
export const STORE_VERSION = STEPS.length;

export function readStoreVersion(database: DatabaseSync): number {
  return readInteger(database.prepare('PRAGMA user_version').get(), 'user_version');
}

/** Brings the store to STORE_VERSION. */
export function migrate(database: DatabaseSync): void {
  if (readStoreVersion(database) === STORE_VERSION) return;
  inTransaction(database, () => {
    const version = readStoreVersion(database);
    if (version > STORE_VERSION) throw createVersionError(version);
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STORE_VERSION}`);
  });
}

export function createVersionError(version: number): CatalogueError {
  const advice =
    version > STORE_VERSION
      ? 'run the Signpost that wrote it, or a newer one; or move the file away and harvest again, which loses what was removed and when things were first seen'
      : 'a harvest by this Signpost brings it up to date';
  return new CatalogueError(
    'CATALOGUE_VERSION',
    `the catalogue is of version ${version}, this Signpost needs version ${STORE_VERSION}: ${advice}`,
  );
}
