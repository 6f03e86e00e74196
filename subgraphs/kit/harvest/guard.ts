// Keeps a feed that suddenly lists far less than before from emptying its part of the Catalogue. Pure.
import { createFailure, type HarvestFailure } from './harvest-failure.ts';

/** A reading refused is one that removes more than this part of the items and more than this many, or all of several. */
const SHRINK = { part: 0.15, items: 5, all: 5 };

export interface ShrinkQuestion {
  /** What the items belong to, in words for the report. */
  readonly whole: string;
  /** Items before the reading. */
  readonly items: number;
  /** How many of them the reading would remove. */
  readonly removed: number;
}

/** Null when the reading may be taken over, else why not. */
export function judgeShrink({ whole, items, removed }: ShrinkQuestion): HarvestFailure | null {
  const tooMany = removed > SHRINK.items && removed > items * SHRINK.part;
  const everything = items >= SHRINK.all && removed >= items;
  if (!tooMany && !everything) return null;
  return createFailure(
    'HARVEST_REFUSED_SHRINK',
    `this would remove ${removed} of the ${items} items of ${whole}; allowed are ${SHRINK.part * 100}% or ${SHRINK.items} items`,
  );
}
