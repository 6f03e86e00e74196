// Somebody who reads a partner's changes all along, a few at a time, as the indexer of another site would. What it holds
// must always come out as the Catalogue itself; a cursor that is refused is thrown.
import { createLiveCatalogueReader } from '../../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import type { SqliteCatalogueOptions } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';

export interface Follower {
  /** Reads on to the end of the changes. */
  follow(): Promise<void>;
  /** What it has been told of, by id. */
  held(): ReadonlyMap<string, CatalogueItem>;
  /** What the Catalogue lists now. */
  listed(): Promise<readonly CatalogueItem[]>;
  close(): Promise<void>;
}

const PAGE_SIZE = 7;
const ALL = 100_000;

export function openFollower(options: SqliteCatalogueOptions): Follower {
  const reader = createLiveCatalogueReader(options);
  const held = new Map<string, CatalogueItem>();
  let cursor: string | null = null;
  return {
    async follow() {
      for (let hasMore = true; hasMore; ) {
        const page = await reader.changesAfter(cursor, PAGE_SIZE);
        for (const { id, item } of page.changes) {
          if (item === null) held.delete(id);
          else held.set(id, item);
        }
        cursor = page.cursor;
        hasMore = page.hasMore;
      }
    },
    held: () => held,
    listed: async () => (await reader.list({ afterId: null, first: ALL, kinds: null })).items,
    close: () => reader.close(),
  };
}
