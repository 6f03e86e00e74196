// How alike two wordings are, for suggestions to people: never for mapping, where meaning is not guessed. Pure.
import { distance } from 'fastest-levenshtein';

/** An abbreviation is not proof. */
const ABBREVIATED = 0.85;
/** They tell nothing apart. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['a', 'and', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

/**
 * From 0 to 1, of two wordings in comparable form: the better of the whole strings' and of their words' likeness. Wordings
 * that do not have the same numbers in them are not alike at all: Year 5 is not Year 6.
 */
export function toLikeness(one: string, other: string): number {
  if (toNumbers(one) !== toNumbers(other)) return 0;
  const [words, otherWords] = [toWords(one), toWords(other)];
  const byWords = (toCover(words, otherWords) + toCover(otherWords, words)) / 2;
  return Math.max(toNearness(one, other), byWords);
}

/** How much of `words` is in `others`, by letters. */
function toCover(words: readonly string[], others: readonly string[]): number {
  const letters = words.reduce((total, word) => total + word.length, 0);
  if (letters === 0) return 0;
  const found = words.reduce((total, word) => {
    // Words that are half alike are other words.
    const best = Math.max(0, ...others.map((other) => toWordLikeness(word, other)).filter((score) => score > 0.6));
    return total + best * word.length;
  }, 0);
  return found / letters;
}

function toWordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return Math.max(isAbbreviation(short, long) ? ABBREVIATED : 0, toNearness(one, other));
}

/** `tech` of technology by its beginning; `yr` of year and `dept` of department by their letters in order. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length >= 3 && long.startsWith(short)) return true;
  if (short.length < 2 || short.length > 4 || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

function toNearness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : 1 - distance(one, other) / longest;
}

function toNumbers(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}

function toWords(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '' && !SMALL_WORDS.has(word));
}
