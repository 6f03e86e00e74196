// Puts items in order by how many of a query's concepts they speak of, how rare each is and where they say it. Pure.
import type { TermAnswer } from '../search-engine.ts';
import type { Concept } from './to-concepts.ts';

export interface RankedItem {
  readonly itemKey: string;
  /** The share of the query's weight that the item covers, 0 to 1. */
  readonly score: number;
}

const MOST_RARITY = 5;
const MISSPELT_WEIGHT = 0.6;
const LEAST_FIELD_WEIGHT = 0.6;

/** `answerOf` a term's words; `documentCount` of the whole index. Best first; equal ones by key. */
export function rankByConcepts(
  concepts: readonly Concept[],
  answerOf: (words: string) => TermAnswer,
  documentCount: number,
): readonly RankedItem[] {
  const scores = new Map<string, number>();
  let whole = 0;
  for (const { terms, weight: share } of concepts) {
    const best = new Map<string, number>();
    let most = 0;
    for (const { words, weight } of terms) {
      const { hits, total } = answerOf(words);
      if (hits.length === 0) continue;
      const rarity = Math.min(MOST_RARITY, Math.log((documentCount + 1) / (total + 0.5)));
      most = Math.max(most, rarity);
      for (const { itemKey, prominence, isExact } of hits) {
        const value =
          weight *
          (isExact ? 1 : MISSPELT_WEIGHT) *
          rarity *
          (LEAST_FIELD_WEIGHT + (1 - LEAST_FIELD_WEIGHT) * prominence);
        best.set(itemKey, Math.max(best.get(itemKey) ?? 0, value));
      }
    }
    // A word that the index does not know counts in full: what does not speak of it covers less of the query.
    whole += share * (most === 0 ? MOST_RARITY : most);
    for (const [itemKey, value] of best) scores.set(itemKey, (scores.get(itemKey) ?? 0) + share * value);
  }
  return [...scores]
    .map(([itemKey, value]) => ({ itemKey, score: value / whole }))
    .sort((one, other) => other.score - one.score || (one.itemKey < other.itemKey ? -1 : 1));
}
