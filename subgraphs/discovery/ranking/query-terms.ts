// The words of a query as ranking weighs them: what is left for the engine counts in full, what was read as a filter a
// little, since a title that bears the very words is still the better match. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import { toWordStem } from '../../kit/vocabulary/word-stem.ts';
import { toEngineSynonyms } from '../settings/engine-synonyms.ts';

export interface QueryTerm {
  readonly word: string;
  readonly stem: string;
  /** Other ways to say it, each as its stems. */
  readonly synonyms: readonly (readonly string[])[];
  /** 1 for a word that is searched for. */
  readonly weight: number;
}

export interface QueryTerms {
  readonly terms: readonly QueryTerm[];
  /** The stems of what is searched for, in order. */
  readonly phrase: readonly string[];
}

/** Of all words that were read, together. */
const READ_WEIGHT = 0.6;
const SYNONYMS = new Map(
  Object.entries(toEngineSynonyms()).map(([word, others]) => [toComparableWords(word), others.map(toStems)]),
);

/** `left` are the words that the engine is asked for, `whole` those of the query as typed. */
export function toQueryTerms(left: string, whole: string): QueryTerms {
  const leftWords = toWords(left);
  const searched = new Set(leftWords);
  const read = toWords(whole).filter((word) => !searched.has(word));
  return {
    terms: [...searched]
      .map((word) => toTerm(word, 1))
      .concat([...new Set(read)].map((word) => toTerm(word, READ_WEIGHT / read.length))),
    phrase: leftWords.map(toWordStem),
  };
}

function toWords(text: string): readonly string[] {
  return toComparableWords(text)
    .split(' ')
    .filter((word) => word !== '');
}

function toTerm(word: string, weight: number): QueryTerm {
  return { word, stem: toWordStem(word), synonyms: SYNONYMS.get(word) ?? [], weight };
}
