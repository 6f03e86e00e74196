// The read side of the port over an open SQLite database; what the store cannot answer rejects.
import type { DatabaseSync } from 'node:sqlite';
import type { Partner } from '../../../../schema/shared.generated.ts';
import type { CatalogueReader } from '../catalogue.ts';
import { createItemQueries } from './item-queries.ts';
import { readStoreVersion } from './migrations.ts';
import { createRunQueries } from './run-queries.ts';

/** Takes the database over: closing the reader closes it. */
export function createSqliteReader(database: DatabaseSync, partner: Partner, now: () => Date): CatalogueReader {
  const items = createItemQueries(database, partner, now);
  const runs = createRunQueries(database);
  return {
    get: async (ids) => items.get(ids),
    list: async (query) => items.list(query),
    count: async (kinds) => items.count(kinds),
    changesAfter: async (cursor, first) => items.changesAfter(cursor, first),
    reports: async (first) => runs.reports(first),
    lastHarvest: async () => runs.reports(1)[0] ?? null,
    lastSuccess: async () => runs.lastSuccess(),
    rejections: async (query) => runs.rejections(query),
    unknownWords: async (first) => runs.unknownWords(first),
    qualities: async (first) => runs.qualities(first),
    assertHealthy: async () => void readStoreVersion(database),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
