// Chooses the word that was probably meant from words of the index. Pure; null where none is near enough.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import { beginsAlike, toSounds } from './begins-alike.ts';
import { countForgiven, countMistakes } from './typing-mistakes.ts';

/** From here on one wrong letter in a word leaves no doubt. */
const LONG = 8;

/** Most words, thousands of which are compared for a misspelt one, are keys as they stand. */
const IS_KEY = /^[a-z]+$/;

/** One key for `micro:bit` and `Microbit`. */
export function toWordKey(word: string): string {
  return IS_KEY.test(word) ? word : toComparableWords(word).replaceAll(' ', '');
}

/** In the same or another of its forms. Both as keys. */
export function isSameWord(typed: string, word: string): boolean {
  return typed === word || toWordStem(typed) === toWordStem(word);
}

/**
 * The one with the fewest mistakes, then the one that stands there most often. In lower case, unless the index has it in
 * capitals only; a typed capital is kept.
 */
export function findNearestWord(typed: string, words: readonly string[]): string | null {
  const key = toWordKey(typed);
  const most = countForgiven(key.length);
  const groups = Map.groupBy(
    words.filter((word) => Math.abs(toWordKey(word).length - key.length) <= most),
    toWordKey,
  );
  let nearest: { readonly mistakes: number; readonly spellings: readonly string[] } | null = null;
  for (const [word, spellings] of groups) {
    const mistakes = countMistakes(key, word, most);
    if (mistakes === 0 || mistakes > most || !isLikely(key, word)) continue;
    const isNearer =
      nearest === null ||
      mistakes < nearest.mistakes ||
      (mistakes === nearest.mistakes && spellings.length > nearest.spellings.length);
    if (isNearer) nearest = { mistakes, spellings };
  }
  if (nearest === null) return null;
  const [first = ''] = nearest.spellings;
  const spelling = nearest.spellings.find((each) => each === each.toLowerCase()) ?? first;
  return /^\p{Lu}/u.test(typed) ? spelling.slice(0, 1).toUpperCase() + spelling.slice(1) : spelling;
}

function isLikely(typed: string, word: string): boolean {
  if (!beginsAlike(typed, word)) return false;
  if (typed.length >= LONG || typed.length !== word.length) return true;
  // Of short words with one letter for another most are two words (`laser` and `later`); letters that sound alike are mixed up.
  return toSounds(typed) === toSounds(word) || [...typed].sort().join('') === [...word].sort().join('');
}
