// The words of a query that may be misspelt: those that were left for the engine, of letters alone, and of which we know
// nothing. A query that looks one thing up, quoted words, codes, numbers and names of places have none. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findEverydayWords } from '../../kit/vocabulary/everyday-words.ts';
import { isLookUp } from '../interpret/is-look-up.ts';
import { type QueryToken, toTypedQuery } from '../interpret/typed-query.ts';
import { findExactPlace } from '../place/find-place.ts';
import { toQueryWords } from '../search/query-words.ts';
import type { SearchRequest } from '../search/search-request.ts';
import { vocabularyWords } from '../settings/vocabulary-words.ts';

const SHORTEST = 4;
const MOST_WORDS = 6;
const LETTERS = /^\p{L}+$/u;

let vocabulary: ReadonlySet<string> | null = null;

export interface CorrectableWord extends QueryToken {
  /** The engine takes the last word for the beginning of any. */
  readonly isLast: boolean;
}

/** In the order of the query, with their places in it; at most six. */
export function toCorrectableWords({ query, literal, reading }: SearchRequest): readonly CorrectableWord[] {
  const { words, filter } = toQueryWords(reading.queryLeft);
  if (filter !== '' || isLookUp(query)) return [];
  vocabulary ??= new Set(vocabularyWords());
  const known = vocabulary;
  const left = toTypedQuery(words).tokens.map(({ text }) => text);
  const last = left.at(-1);
  const isLeft = ({ text }: QueryToken): boolean => {
    const at = left.indexOf(text);
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  };
  const asTheyStand = new Set(literal.flatMap((text) => toComparableWords(text).split(' ')));
  return toTypedQuery(query)
    .tokens.filter(isLeft)
    .filter(({ text, word }) => word.length >= SHORTEST && LETTERS.test(text) && word === toComparableWords(text))
    .filter(({ word }) => !asTheyStand.has(word) && !known.has(word) && findEverydayWords(word).length === 0)
    .filter(({ word }) => findExactPlace(word) === null)
    .slice(0, MOST_WORDS)
    .map((token) => ({ ...token, isLast: token.text === last }));
}
