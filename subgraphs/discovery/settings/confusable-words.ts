// Words of our vocabulary that are a typing mistake away from another: for them the engine must not forgive any, or a
// search for geology counts all biology as matches. Pure.
import { vocabularyWords } from './vocabulary-words.ts';

/** From so many letters on, one mistake and two are forgiven. */
export const MISTAKES_FROM = { oneTypo: 5, twoTypos: 7 } as const;

/** In alphabetical order. A word and its longer form (`robot`, `robots`) are no mistake for one another. */
export const CONFUSABLE_WORDS: readonly string[] = findConfusable(
  vocabularyWords().filter((word) => word.length >= MISTAKES_FROM.oneTypo),
);

function findConfusable(words: readonly string[]): readonly string[] {
  return words.filter((word) => words.some((other) => isConfusable(word, other)));
}

function isConfusable(word: string, other: string): boolean {
  if (other.startsWith(word) || word.startsWith(other)) return false;
  const allowed = word.length >= MISTAKES_FROM.twoTypos ? 2 : 1;
  return Math.abs(word.length - other.length) <= allowed && countMistakes(word, other) <= allowed;
}

/** Letters to insert, drop or replace, to get from one word to the other. */
function countMistakes(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 0; row < one.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      const replaced = (above[column] ?? 0) + (one[row] === other[column] ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
