// A partner's Catalogue in one SQLite file, for the process that harvests. Readers of other processes go on undisturbed
// while it writes (WAL). A file that cannot be opened throws.
import { randomUUID } from 'node:crypto';
import type { Partner } from '../../../schema/shared.generated.ts';
import { holdRun } from '../lease/hold-run.ts';
import type { Catalogue } from './catalogue.ts';
import { CatalogueError } from './catalogue-error.ts';
import { toLeasedRun } from './leased-run.ts';
import { openForWriting } from './sqlite/open-database.ts';
import { createSqliteReader } from './sqlite/sqlite-reader.ts';
import { createSqliteRun } from './sqlite/sqlite-run.ts';

export interface SqliteCatalogueOptions {
  readonly file: string;
  readonly partner: Partner;
  readonly now: () => Date;
}

/** Opens the Catalogue, or makes an empty one. While a run is at work, `<file>.lock` and its lease stand beside it. */
export function openSqliteCatalogue({ file, partner, now }: SqliteCatalogueOptions): Catalogue {
  return {
    ...createSqliteReader(openForWriting(file), partner, now),
    startRun: async () => {
      const runId = randomUUID();
      const hold = holdRun(`${file}.lock`, runId);
      if (!hold.taken) {
        throw new CatalogueError('HARVEST_RUNNING', `another harvest of this partner is at work: ${hold.holder}`);
      }
      const { held } = hold;
      try {
        const run = createSqliteRun(openForWriting(file), now, () => held.release(), runId);
        return toLeasedRun(run, held);
      } catch (error) {
        held.release();
        throw error;
      }
    },
  };
}
