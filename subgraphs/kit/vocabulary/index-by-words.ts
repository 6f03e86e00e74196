// Builds the look-up of a vocabulary: comparable words to entry. Two entries that claim the same words are a fault in
// the vocabulary file, and throw at start.
import { toComparableWords } from './comparable-words.ts';

/** `wordsOf` gives every wording under which the entry may be found. */
export function indexByWords<T>(
  entries: readonly T[],
  wordsOf: (entry: T) => readonly string[],
): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const entry of entries) {
    for (const words of wordsOf(entry)) {
      const key = toComparableWords(words);
      const other = index.get(key);
      if (other !== undefined && other !== entry) throw new Error(`two vocabulary entries claim the words '${words}'`);
      index.set(key, entry);
    }
  }
  return index;
}
