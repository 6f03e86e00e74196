// What one search leaves behind. Nothing in it tells who searched, from where exactly, or at what time of day.
import type { ItemKind, KeyStage, Region } from '../../../schema/shared.generated.ts';

/** How many things fitted: none, 1 to 4, or 5 and more. */
export type ResultBucket = 'NONE' | 'FEW' | 'ENOUGH';

export interface DemandEntry {
  /** YYYY-MM-DD, in the United Kingdom. */
  readonly day: string;
  /** In comparable words, at most 80 characters. */
  readonly query: string;
  readonly keyStages: readonly KeyStage[];
  readonly kinds: readonly ItemKind[];
  /** That the place searched near lies in; null without a place, or where it lies in several. */
  readonly region: Region | null;
  readonly bucket: ResultBucket;
}

/** A query that was counted less often is never shown, and is not kept for long. */
export const LEAST_COUNT = 5;
