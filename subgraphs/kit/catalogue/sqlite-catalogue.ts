// A partner's Catalogue in one SQLite file, for the process that harvests. Readers of other processes go on undisturbed
// while it writes (WAL). A file that cannot be opened throws.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { Catalogue } from './catalogue.ts';
import { takeHarvestLock } from './sqlite/harvest-lock.ts';
import { openForWriting } from './sqlite/open-database.ts';
import { createSqliteReader } from './sqlite/sqlite-reader.ts';
import { createSqliteRun } from './sqlite/sqlite-run.ts';

export interface SqliteCatalogueOptions {
  readonly file: string;
  readonly partner: Partner;
  readonly now: () => Date;
}

/** Opens the Catalogue, or makes an empty one. A lock file `<file>.lock` stands beside it. */
export function openSqliteCatalogue({ file, partner, now }: SqliteCatalogueOptions): Catalogue {
  return {
    ...createSqliteReader(openForWriting(file), partner, now),
    startRun: async () => {
      const release = takeHarvestLock(`${file}.lock`);
      try {
        return createSqliteRun(openForWriting(file), now, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}
