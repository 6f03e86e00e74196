// What a query with misspelt words probably meant, in words of the index. One round trip to the engine, and none where the
// hits bear the words as typed; rejects with a SearchEngineError.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import type { QueryToken } from '../interpret/typed-query.ts';
import type { CountQuery, EngineAnswer, EngineHit, EngineQuery, HitsQuery } from '../search-engine.ts';
import { vocabularyWords } from '../settings/vocabulary-words.ts';
import { toCorrectableWords } from '../suggest/correctable-words.ts';
import { toIndexValues, toValuesQuery } from '../suggest/index-values.ts';
import { toMatchedWords } from '../suggest/matched-words.ts';
import { findNearestWord, isSameWord, toWordKey } from '../suggest/nearest-word.ts';
import type { AroundPage } from './search-page-parent.ts';
import { toVisibleFilter } from './to-filters.ts';

const MOST_HITS = 10;

/**
 * The whole query with its misspelt words put right; null where no word is misspelt, or where nothing near enough is known.
 * A word is misspelt when it stands nowhere in the index, nor in our vocabulary. `hits`: of the page.
 */
export async function findDidYouMean(around: AroundPage, hits: readonly EngineHit[]): Promise<string | null> {
  const { request, nowSeconds, ask } = around;
  const onPage = hits.flatMap(({ formatted }) => toMatchedWords(formatted));
  const unseen = toCorrectableWords(request).filter(({ word }) => !isAmong(word, onPage));
  if (unseen.length === 0) return null;
  const filter = toVisibleFilter(nowSeconds);
  const plans = unseen.map((token) => toWordPlan(token, filter));
  const [values, ...answers] = await ask([toValuesQuery(filter), ...plans.flatMap(({ queries }) => queries)]);
  const ofValues = values === undefined ? [] : toValueWords(values);

  let corrected = request.query;
  for (const plan of plans.toReversed()) {
    const before = plans.slice(0, plans.indexOf(plan)).reduce((sum, { queries }) => sum + queries.length, 0);
    const word = correct(plan, answers.slice(before, before + plan.queries.length), onPage, ofValues);
    const { start, end } = plan.token;
    if (word !== null) corrected = corrected.slice(0, start) + word + corrected.slice(end);
  }
  return toComparableWords(corrected) === toComparableWords(request.query) ? null : corrected;
}

interface WordPlan {
  readonly token: QueryToken;
  /** Whether it is there as typed, then what the engine takes it for, then whether the guess leads anywhere. */
  readonly queries: readonly EngineQuery[];
  /** Of our vocabulary; null where nothing there is near enough. */
  readonly guess: string | null;
}

function toWordPlan(token: QueryToken, filter: string): WordPlan {
  const guess = findNearestWord(token.word, vocabularyWords());
  const taken: HitsQuery = {
    ...{ type: 'hits', words: token.word, matching: 'all', filter, distinctItems: false, facets: [] },
    ...{ sort: [], offset: 0, limit: MOST_HITS },
  };
  // In quotation marks the engine forgives nothing.
  const queries = [toTotalQuery(`"${token.word}"`, filter), taken];
  return { token, guess, queries: guess === null ? queries : [...queries, toTotalQuery(guess, filter)] };
}

function toTotalQuery(words: string, filter: string): CountQuery {
  return { type: 'count', words, matching: 'all', filter, distinctItems: false, facets: [] };
}

function correct(
  { token, guess }: WordPlan,
  [asTyped, taken, guessed]: readonly EngineAnswer[],
  onPage: readonly string[],
  ofValues: readonly string[],
): string | null {
  const matched = (taken?.hits ?? []).flatMap(({ formatted }) => toMatchedWords(formatted));
  if ((asTyped?.total ?? 0) > 0 || isAmong(token.word, matched)) return null;
  const fromVocabulary = guess !== null && (guessed?.total ?? 0) > 0 ? [guess] : [];
  return findNearestWord(token.text, [...onPage, ...matched, ...ofValues, ...fromVocabulary]);
}

function isAmong(typed: string, words: readonly string[]): boolean {
  return words.some((word) => isSameWord(typed, toWordKey(word)));
}

/** Every word of every subject and topic, as it is written there. */
function toValueWords(answer: EngineAnswer): readonly string[] {
  const { subjects, topics } = toIndexValues(answer);
  return [...subjects, ...topics].flatMap(({ value }) => value.match(/[\p{L}\p{M}]+(?:[:&-][\p{L}\p{M}]+)*/gu) ?? []);
}
