// The terms of one word or phrase of a query: itself, and what the table of everyday words has for it. Pure.
import { findEverydayWords } from '../../kit/vocabulary/everyday-words.ts';
import { findSubject } from '../../kit/vocabulary/subjects.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import { FILLER_WORDS } from './filler-words.ts';
import { CONCEPT_WEIGHTS } from './ranking-weights.ts';
import { type Term, toWholeWords } from './term.ts';

// From this length on the engine looks a stem up by its beginning; shorter ones begin too many words: `car`, `careers`.
const PREFIX_FROM = 5;

/** `phrase` in comparable form, of at least one word. What it says itself first, then what it stands for, nearest first. */
export function toPhraseTerms(phrase: readonly string[]): readonly Term[] {
  const weights = new Map<string, number>();
  const add = (words: string, weight: number): void => {
    weights.set(words, Math.max(weights.get(words) ?? 0, weight));
  };
  for (const words of toOwnForms(phrase)) add(words, 1);
  if (phrase.length > 1) {
    for (const word of phrase) if (!FILLER_WORDS.has(word)) add(toWholeWords(word), CONCEPT_WEIGHTS.part);
  }
  const { everyday, next } = CONCEPT_WEIGHTS;
  const typed = phrase.join(' ');
  const said = findSubject(typed) === null ? findEverydayWords(typed) : [];
  const others = said.filter((words) => !saysTheSame(words, phrase));
  for (const [place, words] of others.entries()) add(toWholeWords(words), everyday * next ** place);
  return [...weights].map(([words, weight]) => ({ words, weight }));
}

/** `microbit` and `bbc micro bit` add nothing to `micro bit`. */
function saysTheSame(words: string, phrase: readonly string[]): boolean {
  const stems = words.split(' ').map(toWordStem);
  return words.replaceAll(' ', '') === phrase.join('') || phrase.every((word) => stems.includes(toWordStem(word)));
}

function toOwnForms(phrase: readonly string[]): readonly string[] {
  const [word = '', ...others] = phrase;
  if (others.length > 0) return [toWholeWords(phrase.join(' '))];
  const stem = toWordStem(word);
  return stem.length >= PREFIX_FROM ? [stem] : [word, stem, `${stem}s`].map(toWholeWords);
}
