// Finds the phrases of a table in a query, whole words only. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { isJoined, type TypedQuery, wordAt } from './typed-query.ts';

interface Phrase<T> {
  readonly words: readonly string[];
  readonly entry: T;
}

/** By first word, the longest phrase first. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

export interface FoundPhrase<T> {
  readonly entry: T;
  readonly start: number;
  /** Excluded. */
  readonly end: number;
}

export function indexPhrases<T>(pairs: readonly (readonly [phrase: string, entry: T])[]): PhraseIndex<T> {
  const phrases = pairs.map(([phrase, entry]) => ({ words: toComparableWords(phrase).split(' '), entry }));
  const longestFirst = phrases.sort((one, other) => other.words.length - one.words.length);
  return Map.groupBy(longestFirst, ({ words }) => words[0] ?? '');
}

/** Every phrase that stands there, the longest first. */
export function phrasesAt<T>(index: PhraseIndex<T>, query: TypedQuery, start: number): readonly FoundPhrase<T>[] {
  const word = wordAt(query, start);
  if (word === '') return [];
  return (index.get(word) ?? []).flatMap(({ words, entry }) =>
    words.every((each, step) => wordAt(query, start + step) === each && (step === 0 || isJoined(query, start + step)))
      ? [{ entry, start, end: start + words.length }]
      : [],
  );
}
