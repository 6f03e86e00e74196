// Places whose names are a few letters away from what was typed. Pure; where two are as near, neither is meant.
import { distance } from 'fastest-levenshtein';
import { vocabularyWords } from '../settings/vocabulary-words.ts';
import type { NamedPlace } from './named-place.ts';
import { NOT_MISSPELT } from './ordinary-words.ts';
import { placeIndex } from './place-index.ts';
import { toPlaceKey } from './place-key.ts';

/** From so many letters on, one mistake and two are forgiven: a shorter word is soon another word. */
const MISTAKES_FROM = { one: 6, two: 8 } as const;
const LONGEST_WORDS = 60;

let wordsOfTeaching: ReadonlySet<string> | null = null;

/**
 * `key` as toPlaceKey gives it. The first letter has to be right; words of the curriculum and everyday
 * words are never taken for a misspelt town (forces is not Forres), nor is anything with a digit in it.
 */
export function findMisspelt(key: string): NamedPlace | null {
  const allowed = key.length >= MISTAKES_FROM.two ? 2 : key.length >= MISTAKES_FROM.one ? 1 : 0;
  if (allowed === 0 || key.length > LONGEST_WORDS || /\d/.test(key) || isOtherWord(key)) return null;
  let fewest = allowed + 1;
  let found = new Set<NamedPlace>();
  for (const [name, { place }] of placeIndex().byKey) {
    if (name[0] !== key[0] || name.length < MISTAKES_FROM.one || Math.abs(name.length - key.length) > fewest) continue;
    const mistakes = distance(name, key);
    if (mistakes > allowed || mistakes > fewest) continue;
    if (mistakes < fewest) found = new Set();
    fewest = mistakes;
    found.add(place);
  }
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** The names most like the words, for a person to choose from; at most `most`, none that is quite another word. */
export function namesLike(words: string, most: number): readonly string[] {
  const key = toPlaceKey(words.slice(0, LONGEST_WORDS));
  const farthest = Math.floor(key.length / 3);
  const near = [...placeIndex().byKey]
    .map(([name, { place, districts }]) => ({ name: place.name, districts, mistakes: distance(name, key) }))
    .filter(({ mistakes }) => mistakes <= farthest)
    .sort((one, other) => one.mistakes - other.mistakes || other.districts - one.districts);
  return [...new Set(near.map(({ name }) => name))].slice(0, most);
}

function isOtherWord(key: string): boolean {
  wordsOfTeaching ??= new Set(vocabularyWords());
  const words = wordsOfTeaching;
  return key.split(' ').every((word) => words.has(word) || NOT_MISSPELT.has(word));
}
