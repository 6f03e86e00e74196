// Discovery's memory of works, for each index by itself: the listings as last read, the keys that they may meet by, which
// are alike, and what each is in its work. Losing it costs a full build and the works their ids, nothing else.
//
// Whatever changes a listing marks it in the same transaction, and whatever changes what a listing is in its work notes in
// the same transaction that its documents are to be written anew. So a run that is killed anywhere is made good by the next
// one, which settles what is marked and writes what is noted.
import type { DatabaseSync } from 'node:sqlite';
import type { Partner } from '../../../schema/shared.generated.ts';
import { inTransaction } from '../../kit/catalogue/sqlite/transaction.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { ItemWork } from './item-work.ts';
import { createListingTable } from './listing-table.ts';
import { settleWorks } from './settle-works.ts';

/** Made in stores of any version that lack them: one without them knows no works yet, and its next index is built anew. */
export const WORK_TABLES = `
  CREATE TABLE IF NOT EXISTS listings (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, item_id TEXT NOT NULL, partner TEXT NOT NULL,
    fingerprint TEXT, work_id TEXT, work TEXT,
    PRIMARY KEY (generation, item_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS listings_by_work ON listings (generation, work_id);
  CREATE TABLE IF NOT EXISTS listing_keys (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, key TEXT NOT NULL, item_id TEXT NOT NULL,
    partner TEXT NOT NULL,
    PRIMARY KEY (generation, key, item_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS listing_keys_by_item ON listing_keys (generation, item_id);
  CREATE TABLE IF NOT EXISTS alike (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, one TEXT NOT NULL, other TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (generation, one, other)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS alike_by_other ON alike (generation, other);
  CREATE TABLE IF NOT EXISTS unsettled (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, item_id TEXT NOT NULL,
    compared INTEGER NOT NULL,
    PRIMARY KEY (generation, item_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS to_rewrite (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, item_id TEXT NOT NULL,
    PRIMARY KEY (generation, item_id)
  ) STRICT, WITHOUT ROWID;
`;

/** An index, and the one whose works it goes on from. */
export interface WorksOf {
  readonly generation: string;
  /** Null for an index without a past; equal to the generation for one that is only brought up to date. */
  readonly heir: string | null;
}

export interface WrittenListings {
  /** Whose documents are in the index as their items and works are. */
  readonly listings: readonly Fingerprint[];
  /** Ids of items of which the index has no document any more. */
  readonly removed: readonly string[];
}

export interface WorkStore {
  /** Takes note of what has just been written to the index. A listing that comes as it was costs no more than looking. */
  noteWritten(of: WorksOf, written: WrittenListings): void;
  /** Ids of a partner's items that the index has documents of. */
  readListed(generation: string, partner: Partner): readonly string[];
  /** What these items are in their works, as last settled; those that no other partner lists may be missing. */
  readWorks(of: WorksOf, itemIds: readonly string[]): ReadonlyMap<string, ItemWork>;
  /** Works out the works that the listings noted since the last time have changed, and which documents that makes wrong. */
  settleWorks(generation: string): void;
  /** Items whose documents are to be written anew, since what they are in their work has changed. */
  readToRewrite(generation: string): readonly string[];
  /** Takes note that the documents of these items are as their works are. */
  noteRewritten(generation: string, itemIds: readonly string[]): void;
  /** Forgets the works of all other indexes. */
  keepWorksOf(generations: readonly string[]): void;
}

/** `database` has WORK_TABLES. Nothing else writes to it while an index run is at work. */
export function createWorkStore(database: DatabaseSync): WorkStore {
  const table = createListingTable(database);
  return {
    noteWritten({ generation, heir }, { listings, removed }) {
      if (listings.length + removed.length === 0) return;
      const ids = listings.map(({ id }) => id);
      inTransaction(database, () => {
        for (const listing of listings) table.keep(generation, heir ?? generation, listing);
        for (const itemId of removed) table.remove(generation, itemId);
        table.noteRewritten(generation, ids);
      });
    },
    readListed: table.readListed,
    readWorks: ({ generation, heir }, itemIds) => table.readWorks(generation, heir ?? generation, itemIds),
    settleWorks: (generation) => settleWorks(table, generation, (work) => inTransaction(database, work)),
    readToRewrite: table.readToRewrite,
    noteRewritten(generation, itemIds) {
      if (itemIds.length > 0) table.noteRewritten(generation, itemIds);
    },
    keepWorksOf(generations) {
      inTransaction(database, () => table.forgetAllBut(generations));
    },
  };
}
