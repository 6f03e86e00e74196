// The entries that the feed says are deleted (RFC 6721). An entry that was updated after its deletion is alive again.
import type { FeedEntry, FeedTombstone } from '../kit/readers/feed-entry.ts';

export interface Tombstones {
  add(deleted: readonly FeedTombstone[]): void;
  /** True for an entry that was not updated after its deletion; one that was has no tombstone any more. */
  cover(entry: FeedEntry): boolean;
  /** Ids of the entries that stay deleted. */
  list(): readonly string[];
}

/** Tombstones count for the entries of their own page and of later ones, which in a feed, newest first, are the older. */
export function createTombstones(): Tombstones {
  /** Milliseconds since 1970 by id. */
  const deletedAt = new Map<string, number>();
  return {
    add(deleted) {
      for (const { ref, when } of deleted) {
        const moment = when?.getTime() ?? Number.POSITIVE_INFINITY;
        deletedAt.set(ref, Math.max(moment, deletedAt.get(ref) ?? Number.NEGATIVE_INFINITY));
      }
    },
    cover({ id, updated, published }) {
      const deletion = deletedAt.get(id);
      if (deletion === undefined) return false;
      const lastUpdate = (updated ?? published)?.getTime() ?? Number.NEGATIVE_INFINITY;
      if (lastUpdate <= deletion) return true;
      deletedAt.delete(id);
      return false;
    },
    list: () => [...deletedAt.keys()],
  };
}
