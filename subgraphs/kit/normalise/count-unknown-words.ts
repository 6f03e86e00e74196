// Counts the words that no vocabulary knows, by field, for the report to a partner. Bounded, because the words come from
// outside: what is over the limit is counted under one heading instead of by word.
import type { UnknownWord } from '../harvest/harvest-feed.ts';

const MOST_WORDS_OF_A_FIELD = 1_000;
const LONGEST_WORD = 100;

/** Words past the thousandth of a field are counted here. */
export const OTHER_WORDS = '(other words)';

export interface UnknownWordCount {
  readonly field: string;
  readonly word: string;
  readonly count: number;
}

export interface UnknownWordCounter {
  add(words: Iterable<UnknownWord>): void;
  /** The most frequent first, within each field in the order in which fields came up. */
  list(): readonly UnknownWordCount[];
}

export function createUnknownWordCounter(): UnknownWordCounter {
  const fields = new Map<string, Map<string, number>>();
  return {
    add(words) {
      for (const { field, word } of words) {
        const counts = fields.get(field) ?? new Map<string, number>();
        fields.set(field, counts);
        const cut = word.slice(0, LONGEST_WORD).toWellFormed();
        const key = counts.has(cut) || counts.size < MOST_WORDS_OF_A_FIELD ? cut : OTHER_WORDS;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    list() {
      return [...fields].flatMap(([field, counts]) =>
        [...counts].sort(([, a], [, b]) => b - a).map(([word, count]) => ({ field, word, count })),
      );
    },
  };
}
