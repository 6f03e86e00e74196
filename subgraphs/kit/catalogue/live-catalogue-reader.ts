// Reads a Catalogue that another process makes, writes and perhaps rebuilds: opened when first asked for, opened again
// when the file is another. While there is none yet, the Catalogue is an empty one that was never harvested.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { CatalogueReader } from './catalogue.ts';
import { EMPTY_CATALOGUE } from './empty-catalogue.ts';
import { openForReading } from './sqlite/open-database.ts';
import { createSqliteReader } from './sqlite/sqlite-reader.ts';
import type { SqliteCatalogueOptions } from './sqlite-catalogue.ts';

export function createLiveCatalogueReader({ file, partner, now }: SqliteCatalogueOptions): CatalogueReader {
  let open: { readonly identity: string; readonly database: DatabaseSync; readonly reader: CatalogueReader } | null =
    null;

  function close(): void {
    if (open?.database.isOpen) open.database.close();
    open = null;
  }

  /** Without a wait in it, so that no reader is closed between being chosen and being asked. */
  function current(): CatalogueReader {
    const identity = identify(file);
    if (open !== null && open.identity === identity) return open.reader;
    close();
    const database = identity === null ? null : openForReading(file);
    if (identity === null || database === null) return EMPTY_CATALOGUE;
    open = { identity, database, reader: createSqliteReader(database, partner, now) };
    return open.reader;
  }

  return {
    get: async (ids) => current().get(ids),
    list: async (query) => current().list(query),
    count: async (kinds) => current().count(kinds),
    changesAfter: async (cursor, first) => current().changesAfter(cursor, first),
    reports: async (first) => current().reports(first),
    lastHarvest: async () => current().lastHarvest(),
    lastSuccess: async () => current().lastSuccess(),
    rejections: async (query) => current().rejections(query),
    unknownWords: async (first) => current().unknownWords(first),
    qualities: async (first) => current().qualities(first),
    assertHealthy: async () => current().assertHealthy(),
    close: async () => close(),
  };
}

/** Two files never share it while the first one is held open; null without a file. */
function identify(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
