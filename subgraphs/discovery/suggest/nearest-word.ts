// Chooses the word that was probably meant from words of the index. Pure; null where none is near enough.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { countForgiven, countMistakes } from './typing-mistakes.ts';

/** From here on one wrong letter in a word leaves no doubt. */
const LONG = 8;
const SHORTEST_STEM = 5;
const ENDINGS = /^(?:e?s|ed?|ings?|ers?|ors?|ions?|al|ly|y|ies|ity|ments?)?$/;
// Written otherwise than they sound, at the beginning of a word.
const SILENT: readonly (readonly [RegExp, string])[] = [
  [/^ph/, 'f'],
  [/^(?:kn|gn)/, 'n'],
  [/^ps/, 's'],
  [/^wr/, 'r'],
];

/** One key for `micro:bit` and `Microbit`. */
export function toWordKey(word: string): string {
  return toComparableWords(word).replaceAll(' ', '');
}

/** Another form of the same word, or its beginning: no mistake. Both as keys. */
export function isSameWord(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  let shared = 0;
  while (shared < typed.length && typed[shared] === word[shared]) shared += 1;
  const [typedEnd, wordEnd] = [typed.slice(shared), word.slice(shared)];
  // `forcess` is none of forces.
  if (wordEnd === '') return shared > 2 && !word.endsWith('s') && ENDINGS.test(typedEnd);
  return shared >= SHORTEST_STEM && ENDINGS.test(typedEnd) && ENDINGS.test(wordEnd);
}

/**
 * The one with the fewest mistakes, then the one that stands there most often. In lower case, unless the index has it in
 * capitals only; a typed capital is kept.
 */
export function findNearestWord(typed: string, words: readonly string[]): string | null {
  const key = toWordKey(typed);
  const groups = Map.groupBy(words, toWordKey);
  let nearest: { readonly mistakes: number; readonly spellings: readonly string[] } | null = null;
  for (const [word, spellings] of groups) {
    if (Math.abs(word.length - key.length) > countForgiven(key.length)) continue;
    const mistakes = countMistakes(key, word);
    if (mistakes === 0 || mistakes > countForgiven(key.length) || !isLikely(key, word)) continue;
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
  const isSwapped = typed[0] === word[1] && typed[1] === word[0];
  if (toBeginningSound(typed) !== toBeginningSound(word) && !isSwapped) return false;
  if (typed.length >= LONG || typed.length !== word.length) return true;
  // Of short words with one letter for another most are two words (`laser` and `later`); letters that sound alike are mixed up.
  return toSounds(typed) === toSounds(word) || [...typed].sort().join('') === [...word].sort().join('');
}

function toBeginningSound(word: string): string {
  return toSounds(SILENT.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word)).slice(0, 1);
}

function toSounds(word: string): string {
  return word.replace(/[aeiouy]/g, 'a').replace(/[cskzqx]/g, 'c');
}
