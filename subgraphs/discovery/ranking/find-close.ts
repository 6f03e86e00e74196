// What comes close to a query that little fits in full: each of its ideas is looked up on its own, and items are ranked by
// how much of the query they cover and by what else speaks for them, those that fit among them. Two round trips. Rejects
// with a SearchEngineError.
import type { QueryReading } from '../interpret/reading.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import type { CardDocument } from '../search-document.ts';
import type { HitsQuery, SearchEngine, TermAnswer } from '../search-engine.ts';
import { chooseTerms } from './choose-terms.ts';
import { toCardTest } from './find-on-card.ts';
import { rankByConcepts } from './rank-by-concepts.ts';
import type { RankedSearch } from './ranked-search.ts';
import { CLOSE_WEIGHTS } from './ranking-weights.ts';
import { scoreHit } from './score-hit.ts';
import { type ScoredHit, toOrder } from './scored-hit.ts';
import { toConcepts } from './to-concepts.ts';

/** Of a word as it was typed, and of what it may stand for. */
const MOST_HITS_TYPED = 60;
const MOST_HITS_A_TERM = 20;
/** How many are looked at of those that cover most, and how many of each other list. */
const MOST_CANDIDATES = 60;
const MOST_LISTED = 30;
/** How many come close at most. */
const MOST_CLOSE = 40;

const NOTHING: TermAnswer = { hits: [], total: 0 };

/** `fitting` and what comes close beside it, best first. */
export async function findClose(
  engine: SearchEngine,
  search: RankedSearch,
  reading: QueryReading,
  fitting: readonly ScoredHit[],
): Promise<readonly ScoredHit[]> {
  const concepts = toConcepts(reading);
  const terms = chooseTerms(concepts);
  const [everything, ...answers] = await engine.searchTerms([
    { words: '', filter: search.filter, limit: 1 },
    ...terms.map(({ words, weight }) => ({
      words,
      filter: search.filter,
      limit: weight === 1 ? MOST_HITS_TYPED : MOST_HITS_A_TERM,
    })),
  ]);
  const byWords = new Map(terms.map(({ words }, at) => [words, answers[at] ?? NOTHING]));
  const rank = (): ReadonlyMap<string, number> => {
    const ranked = rankByConcepts(concepts, (words) => byWords.get(words) ?? NOTHING, everything?.total ?? 0);
    return new Map(ranked.map(({ itemKey, score }) => [itemKey, score]));
  };

  const seen = fitting.map(({ hit }) => hit.document.itemKey);
  const lists = toLists(search, chooseKeys(rank(), seen), seen);
  const cards = lists.length === 0 ? [] : await engine.search(lists);
  const documents = new Map(cards.flatMap(({ hits }) => hits).map((hit) => [hit.document.itemKey, hit]));
  // Of a word that very many bear, the engine's first few say nothing of the others; and another form of a word it takes
  // for a misspelt one.
  const shown = [...fitting.map(({ hit }) => hit), ...documents.values()].map(({ document }) => document);
  for (const [words, answer] of byWords) byWords.set(words, addHits(words, answer, shown));
  const covered = rank();
  const { fits, rest } = CLOSE_WEIGHTS;
  const close = [...documents].map(([key, hit]) => ({
    hit,
    score: (covered.get(key) ?? 0) + rest * scoreHit({ ...hit, rank: 0 }, search.judgement),
  }));
  return toOrder([
    ...fitting.map(({ hit, score }) => ({
      hit,
      score: fits + (covered.get(hit.document.itemKey) ?? 0) + rest * score,
    })),
    ...toOrder(close).slice(0, MOST_CLOSE),
  ]);
}

/** With what the cards of these documents show. */
function addHits(words: string, { hits, total }: TermAnswer, documents: readonly CardDocument[]): TermAnswer {
  const test = toCardTest(words);
  const more = documents.flatMap((document) => test(document) ?? []);
  const known = new Set(more.map(({ itemKey }) => itemKey));
  return { hits: [...more, ...hits.filter(({ itemKey }) => !known.has(itemKey))], total };
}

/** Of those that are not seen yet, what covers most of the query. */
function chooseKeys(covered: ReadonlyMap<string, number>, seen: readonly string[]): readonly string[] {
  const [most = 0] = covered.values();
  const least = Math.max(CLOSE_WEIGHTS.leastCovered, CLOSE_WEIGHTS.leastOfMost * most);
  return [...covered]
    .filter(([key, share]) => share >= least && !seen.includes(key))
    .map(([key]) => key)
    .slice(0, MOST_CANDIDATES);
}

/** The items by key; and what states all that was read, and what is near, whatever words they bear. */
function toLists(
  { read, near, nearFilter, toHitsQuery }: RankedSearch,
  keys: readonly string[],
  seen: readonly string[],
): readonly HitsQuery[] {
  const stated = read?.stated ?? '';
  const unseen = seen.length === 0 ? '' : `NOT ${toInFilter('itemKey', seen)}`;
  const byDistance = near === null ? [] : [`_geoPoint(${near.latitude}, ${near.longitude}):asc`];
  const toList = (filter: string, sort: readonly string[]): HitsQuery => ({
    ...toHitsQuery('', allOf([filter, unseen]), MOST_LISTED),
    sort,
  });
  return [
    ...(keys.length === 0 ? [] : [toHitsQuery('', toInFilter('itemKey', keys), MOST_CANDIDATES)]),
    ...(stated === '' ? [] : [toList(stated, [])]),
    ...(nearFilter === '' ? [] : [toList(nearFilter, byDistance)]),
    ...(stated === '' || nearFilter === '' ? [] : [toList(allOf([stated, nearFilter]), byDistance)]),
  ];
}
