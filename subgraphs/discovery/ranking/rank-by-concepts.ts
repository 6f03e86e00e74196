// Puts items in order by how many of a query's concepts they speak of, how rare each is and where they say it. Pure.
import type { TermAnswer } from '../search-engine.ts';
import { COVERAGE_WEIGHTS } from './ranking-weights.ts';
import type { Concept } from './to-concepts.ts';

export interface RankedItem {
  readonly itemKey: string;
  /** The share of the query's weight that the item covers: 0 to 1, and a little more for who says it in many ways. */
  readonly score: number;
}

const { mostRarity, misspelt, leastPlace, otherTerms } = COVERAGE_WEIGHTS;

/** `answerOf` a term's words; `documentCount` of the whole index. Best first; equal ones by key. */
export function rankByConcepts(
  concepts: readonly Concept[],
  answerOf: (words: string) => TermAnswer,
  documentCount: number,
): readonly RankedItem[] {
  const scores = new Map<string, number>();
  let whole = 0;
  for (const { terms, weight: share, rarityShare } of concepts) {
    const values = new Map<string, number>();
    let most = 0;
    for (const { words, weight } of terms) {
      const { hits, total } = answerOf(words);
      if (hits.length === 0) continue;
      const rarity = Math.min(mostRarity, Math.log((documentCount + 1) / (total + 0.5)));
      const telling = rarity ** rarityShare * mostRarity ** (1 - rarityShare);
      most = Math.max(most, telling);
      for (const { itemKey, prominence, isExact } of hits) {
        const value = weight * (isExact ? 1 : misspelt) * telling * (leastPlace + (1 - leastPlace) * prominence);
        const known = values.get(itemKey) ?? 0;
        // Forms of the typed word are one word.
        const more = weight === 1 ? 0 : otherTerms * Math.min(known, value);
        values.set(itemKey, Math.max(known, value) + more);
      }
    }
    // A word that the index does not know counts in full: what does not speak of it covers less of the query.
    whole += share * (most === 0 ? mostRarity : most);
    for (const [itemKey, value] of values) scores.set(itemKey, (scores.get(itemKey) ?? 0) + share * value);
  }
  return [...scores]
    .map(([itemKey, value]) => ({ itemKey, score: value / whole }))
    .sort((one, other) => other.score - one.score || (one.itemKey < other.itemKey ? -1 : 1));
}
