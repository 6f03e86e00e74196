// How far a typed word is from a right one, in mistakes of the hand: a letter wrong, missing, too much, or swapped with the
// next. Pure.
import { distance } from 'fastest-levenshtein';

const ONE_MISTAKE_FROM = 4;
const TWO_MISTAKES_FROM = 7;
const THREE_MISTAKES_FROM = 12;

/** So many mistakes are forgiven in a word of so many letters: about one in four. */
export function countForgiven(letters: number): number {
  if (letters < ONE_MISTAKE_FROM) return 0;
  if (letters < TWO_MISTAKES_FROM) return 1;
  return letters < THREE_MISTAKES_FROM ? 2 : 3;
}

/** Two letters swapped are one mistake, once in a word. Both in the same case. More than `most` need not be exact. */
export function countMistakes(typed: string, word: string, most: number): number {
  const straight = distance(typed, word);
  if (straight < 2 || straight > most + 1) return straight;
  let fewest = straight;
  for (let at = 0; at + 1 < typed.length; at += 1) {
    if (typed[at] === typed[at + 1]) continue;
    const swapped = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    fewest = Math.min(fewest, 1 + distance(swapped, word));
  }
  return fewest;
}

/** Mistakes in `typed` as the beginning of `text`; null where there are more than `most`. */
export function countMistakesInBeginning(typed: string, text: string, most: number): number | null {
  const level = distance(typed, text.slice(0, typed.length));
  if (level === 0) return 0;
  // A beginning of another length is nearer by that difference at most; a swap counts two here.
  if (level > 2 * most) return null;
  let fewest = Number.POSITIVE_INFINITY;
  for (let length = Math.max(1, typed.length - most); length <= typed.length + most; length += 1) {
    if (length - most > text.length) break;
    fewest = Math.min(fewest, countMistakes(typed, text.slice(0, length), most));
  }
  return fewest <= most ? fewest : null;
}
