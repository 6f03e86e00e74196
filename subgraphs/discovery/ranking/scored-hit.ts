// A hit with its score, and the order that scores give. Pure.
import type { EngineHit } from '../search-engine.ts';

export interface ScoredHit {
  readonly hit: EngineHit;
  readonly score: number;
}

/** Best first; alike ones by key, so that the order is the same each time. */
export function toOrder(scored: readonly ScoredHit[]): readonly ScoredHit[] {
  return scored.toSorted(
    (one, other) => other.score - one.score || (one.hit.document.itemKey < other.hit.document.itemKey ? -1 : 1),
  );
}
