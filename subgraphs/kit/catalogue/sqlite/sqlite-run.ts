// A harvest under way in a SQLite Catalogue, over a connection of its own. Closing it forgets whatever was not accepted.
import type { DatabaseSync } from 'node:sqlite';
import type { CatalogueRun, Reading } from '../catalogue.ts';
import { readInteger, readText } from './columns.ts';
import { createRunRecords } from './run-records.ts';
import { createStaging } from './staging.ts';
import { createTakeOver } from './take-over.ts';
import { inTransaction } from './transaction.ts';

/** Takes the database over; `release` is called when the run is closed. */
export function createSqliteRun(
  database: DatabaseSync,
  now: () => Date,
  release: () => void,
  runId: string,
): CatalogueRun {
  const staging = createStaging(database);
  const takeOver = createTakeOver(database);
  const records = createRunRecords(database);
  const sizes = database.prepare(
    'SELECT feed, count(*) AS size FROM items WHERE removed_at IS NULL GROUP BY feed ORDER BY feed',
  );
  let reading: Reading | null = null;

  function openReading(feed: string): Reading {
    const opened: Reading = {
      put: async (outcomes) => {
        assertOpen();
        return inTransaction(database, () => staging.put(feed, outcomes), 'DEFERRED');
      },
      weigh: async (missing) => {
        assertOpen();
        return takeOver.weigh(feed, missing);
      },
      accept: async (missing) => {
        assertOpen();
        const effect = takeOver.accept(feed, missing, now(), () =>
          records.replaceFindings(feed, runId, staging.quality()),
        );
        end();
        return effect;
      },
      refuse: async () => {
        assertOpen();
        inTransaction(database, () => records.replaceFindings(feed, runId, staging.quality()));
        end();
      },
      discard: async () => {
        if (reading === opened) end();
      },
    };
    const assertOpen = (): void => {
      if (reading !== opened) throw new Error(`the reading of '${feed}' has ended`);
    };
    const end = (): void => {
      staging.clear();
      reading = null;
    };
    return opened;
  }

  return {
    runId,
    feeds: async () => new Map(sizes.all().map((row) => [readText(row, 'feed'), readInteger(row, 'size')])),
    openReading: async (feed) => {
      if (reading !== null) throw new Error('one reading at a time');
      reading = openReading(feed);
      return reading;
    },
    forgetMisses: async (feeds) =>
      inTransaction(database, () => {
        for (const feed of feeds) takeOver.forgetMisses(feed);
      }),
    finish: async (summary) =>
      inTransaction(database, () => {
        takeOver.liftEmbargoes(now());
        records.addSummary(summary);
      }),
    close: async () => {
      if (!database.isOpen) return;
      database.close();
      release();
    },
  };
}
