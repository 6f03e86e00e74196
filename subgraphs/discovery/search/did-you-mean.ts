// What a query with misspelt words probably meant, in words of the index. One round trip to the engine, and none where the
// hits bear the words as typed; rejects with a SearchEngineError.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { EngineAnswer, EngineHit, EngineQuery } from '../search-engine.ts';
import { vocabularyWords } from '../settings/vocabulary-words.ts';
import { type CorrectableWord, toCorrectableWords } from '../suggest/correctable-words.ts';
import { toIndexValues, toValuesQuery } from '../suggest/index-values.ts';
import { toMatchedWords } from '../suggest/matched-words.ts';
import { findNearestWord, isSameWord, toWordKey } from '../suggest/nearest-word.ts';
import type { AroundPage } from './search-page-parent.ts';
import { toVisibleFilter } from './to-filters.ts';

const MOST_HITS = 10;
const QUERIES_A_WORD = 2;

/**
 * The whole query with its misspelt words put right; null where no word is misspelt, or where nothing near enough is known.
 * A word is misspelt when it stands nowhere in the index, nor in our vocabulary, in no form. `hits`: of the page.
 */
export async function findDidYouMean(around: AroundPage, hits: readonly EngineHit[]): Promise<string | null> {
  const { request, nowSeconds, ask } = around;
  const onPage = hits.flatMap(({ formatted }) => toMatchedWords(formatted));
  const unseen = toCorrectableWords(request).filter((token) => !isAmong(token, onPage));
  if (unseen.length === 0) return null;
  const filter = toVisibleFilter(nowSeconds);
  const queries = unseen.flatMap(({ word }) => toWordQueries(word, filter));
  const [values, ...answers] = await ask([toValuesQuery(filter), ...queries]);
  const ofValues = values === undefined ? [] : toValueWords(values);

  let corrected = request.query;
  for (const [at, token] of [...unseen.entries()].toReversed()) {
    const [asTyped, taken] = answers.slice(at * QUERIES_A_WORD, (at + 1) * QUERIES_A_WORD);
    const isThere = (asTyped?.total ?? 0) > 0;
    const matched = (taken?.hits ?? []).flatMap(({ formatted }) => toMatchedWords(formatted));
    const word = isThere ? null : correct(token, [...onPage, ...matched, ...ofValues, ...vocabularyWords()]);
    if (word !== null) corrected = corrected.slice(0, token.start) + word + corrected.slice(token.end);
  }
  return toComparableWords(corrected) === toComparableWords(request.query) ? null : corrected;
}

function correct(token: CorrectableWord, words: readonly string[]): string | null {
  return isAmong(token, words) ? null : findNearestWord(token.text, words);
}

/** Whether it is there as typed, for in quotation marks the engine forgives nothing; and what it takes the word for. */
function toWordQueries(word: string, filter: string): readonly EngineQuery[] {
  const basis = { matching: 'all', filter, distinctItems: false, facets: [] } as const;
  return [
    { ...basis, type: 'count', words: `"${word}"` },
    { ...basis, type: 'hits', words: word, sort: [], offset: 0, limit: MOST_HITS },
  ];
}

function isAmong({ word, isLast }: CorrectableWord, words: readonly string[]): boolean {
  return words.map(toWordKey).some((key) => isSameWord(word, key) || (isLast && key.startsWith(word)));
}

/** Every word of every subject and topic, as it is written there. */
function toValueWords(answer: EngineAnswer): readonly string[] {
  const { subjects, topics } = toIndexValues(answer);
  return [...subjects, ...topics].flatMap(({ value }) => value.match(/[\p{L}\p{M}]+(?:[:&-][\p{L}\p{M}]+)*/gu) ?? []);
}
