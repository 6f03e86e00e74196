// What a partner's folder hands to the harvest: feeds, and for each record of a feed what became of it. A fault in one
// feed is thrown by its iteration and leaves that feed's items as they were.
import type { NormalisedItem } from '../catalogue-item.ts';
import type { Rejection } from '../rejection.ts';

/** A word that no vocabulary knows; kept with the item, counted for the partner. */
export interface UnknownWord {
  /** The item's field, for example `subjects`. */
  readonly field: string;
  readonly word: string;
}

/** What became of one or several records. Every record read ends in exactly one `kept` or `rejected`. */
export type HarvestOutcome =
  | {
      readonly kind: 'kept';
      readonly item: NormalisedItem;
      /** How many records of the feed went into the item: 1, or more where runs are folded into their course. */
      readonly records: number;
      readonly unknownWords: readonly UnknownWord[];
      /** The part of the feed that it was read from, where parts can fail alone, for example a page's address. */
      readonly part?: string;
    }
  | {
      readonly kind: 'rejected';
      readonly rejection: Rejection;
      /** The record as it came, or what is known of it; kept with the rejection, cut. */
      readonly raw?: unknown;
      /** A part of the feed that could not be read this time: the items last read from it are not missing. */
      readonly unreadPart?: string;
    }
  /** The feed says that this item is gone (a tombstone, a cancelled event). Not counted as a record. */
  | { readonly kind: 'removed'; readonly id: string };

/** One listing of a partner: a page-wise feed, a sitemap, a hub's calendar. */
export interface HarvestFeed {
  /** Lasting and unique within the partner, for example `resources` or `dundee-science-centre/csv`. */
  readonly name: string;
  /**
   * What it means that an item of this feed is not in it any more: `remove` at once, `remove-when-missed-twice`, or
   * `keep` where the feed is not a complete listing.
   */
  readonly missing: 'remove' | 'remove-when-missed-twice' | 'keep';
  outcomes(): AsyncIterable<HarvestOutcome>;
}
