// The project's synonyms as the engine takes them: a word to the words that it also finds. Pure.
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';
import { CONFUSABLE_WORDS, MISTAKES_FROM } from './confusable-words.ts';
import { vocabularyWords } from './vocabulary-words.ts';

// Words that are short for something and also words of their own: `data` must not find the Design and Technology
// Association, nor `trust` every academy. They are found by the long form and never expanded.
const WORDS_OF_THEIR_OWN = new Set([
  ...['data', 'mat', 'trust', 'higher', 'sea', 'cas', 'wise', 'pi', 'pd', 'ta', 'ct', 'cs', 'tsa', 'fe', 'cyber'],
  ...['college', 'placement', 'lesson', 'mastery', 'goblin', 'code', 'reception'],
]);

/**
 * Equivalent words find each other; a wider word finds its narrower ones. Words that are merely related are left out:
 * they make a search for `electricity` count everything about circuits as a match.
 */
export function toEngineSynonyms(): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const [key, word] = [from.toLowerCase(), to.toLowerCase()];
    if (key !== word && !WORDS_OF_THEIR_OWN.has(key)) found.set(key, (found.get(key) ?? new Set()).add(word));
  };
  for (const { term, words, relation } of SYNONYMS) {
    if (relation === 'RELATED') continue;
    const group = [term, ...words];
    for (const from of relation === 'EQUIVALENT' ? group : [term]) for (const to of group) add(from, to);
  }
  for (const [one, several] of toPlurals()) {
    add(one, several);
    add(several, one);
  }
  return Object.fromEntries([...found].map(([key, words]) => [key, [...words]]));
}

/** The engine knows no plurals: it forgives an `s` as a mistake, and some words are allowed none. */
function toPlurals(): readonly (readonly [string, string])[] {
  const words = vocabularyWords().filter((word) => word.length > 2 && word.length < MISTAKES_FROM.oneTypo);
  return [...words, ...CONFUSABLE_WORDS].map((word) =>
    /[^s]s$/.test(word) ? [word.slice(0, -1), word] : [word, `${word}s`],
  );
}
