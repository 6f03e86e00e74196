// Cleans a list of a partner's words before a vocabulary is asked: no blanks, no repeats, no endless ones. Never fails.
import { cleanLine } from './plain-text.ts';

const LONGEST_WORD = 200;
const MOST_WORDS = 200;

/** One line each, without control characters; words past the two hundredth are dropped. */
export function cleanWords(words: readonly (string | null | undefined)[]): readonly string[] {
  const cleaned = words
    .slice(0, MOST_WORDS)
    .map((word) => cleanLine((word ?? '').slice(0, LONGEST_WORD)))
    .filter((word) => word !== '');
  return [...new Set(cleaned)];
}

/** Splits `science; mathematics` and `CPD / events`. */
export function splitWords(text: string): readonly string[] {
  return text
    .split(/[;,/|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
