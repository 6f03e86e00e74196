// What comes close to a query that little matches word for word: each of its ideas is looked up on its own, items are ranked
// by how much of the query they cover, and by what else speaks for them. Two round trips. Rejects with a SearchEngineError.

import type { QueryReading } from '../interpret/reading.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import type { ReadingFilters } from '../search/to-reading-filters.ts';
import type { EngineHit, SearchEngine, TermAnswer } from '../search-engine.ts';
import { toOrder } from './exact-candidates.ts';
import { rankByConcepts } from './rank-by-concepts.ts';
import type { RankedSearch } from './ranked-search.ts';
import { type Fit, scoreHit } from './score-hit.ts';
import { toConcepts } from './to-concepts.ts';

const MOST_TERMS = 30;
const MOST_HITS_A_TERM = 60;
/** How many come close at most. */
const MOST_CLOSE = 40;
// Below, an item shares a common word or two of many with the query: no answer is better.
const LEAST_COVERED = 0.15;
// And nothing that covers far less of it than the best does.
const LEAST_OF_BEST = 0.3;
/** How much the rest of a hit's score counts beside what it covers. */
const REST = 0.7;

const NOTHING: TermAnswer = { hits: [], total: 0 };

/** Best first, without the items given by key. */
export async function findClose(
  engine: SearchEngine,
  search: RankedSearch,
  reading: QueryReading,
  seen: readonly string[],
): Promise<readonly EngineHit[]> {
  const concepts = toConcepts(reading);
  const words = [...new Set(concepts.flatMap(({ terms }) => terms.map((term) => term.words)))].slice(0, MOST_TERMS);
  if (words.length === 0) return [];
  const { filter, read, judgement, toHitsQuery } = search;
  const [everything, ...answers] = await engine.searchTerms([
    { words: '', filter, limit: 1 },
    ...words.map((term) => ({ words: term, filter, limit: MOST_HITS_A_TERM })),
  ]);
  const byWords = new Map(words.map((term, at) => [term, answers[at]]));
  const ranked = rankByConcepts(concepts, (term) => byWords.get(term) ?? NOTHING, everything?.total ?? 0);
  const least = Math.max(LEAST_COVERED, LEAST_OF_BEST * (ranked[0]?.score ?? 0));
  const wanted = ranked.filter(({ itemKey, score }) => score >= least && !seen.includes(itemKey)).slice(0, MOST_CLOSE);
  if (wanted.length === 0) return [];
  const keys = toInFilter(
    'itemKey',
    wanted.map(({ itemKey }) => itemKey),
  );
  const cards = await engine.search(
    toFits(read).map(({ filter: more }) => toHitsQuery('', allOf([keys, more]), MOST_CLOSE)),
  );
  const covered = new Map(wanted.map(({ itemKey, score }) => [itemKey, score]));
  return toOrder(
    toFits(read).flatMap(({ fit }, at) =>
      (cards[at]?.hits ?? []).map((hit) => ({
        hit,
        score: (covered.get(hit.document.itemKey) ?? 0) + REST * scoreHit({ ...hit, rank: 0, fit }, judgement),
      })),
    ),
  );
}

function toFits(read: ReadingFilters | null): readonly { readonly fit: Fit; readonly filter: string }[] {
  if (read === null) return [{ fit: 'open', filter: '' }];
  const { stated, allowed } = read;
  return [
    { fit: 'stated', filter: stated },
    { fit: 'open', filter: allOf([allowed, `NOT (${stated})`]) },
    ...(allowed === '' ? [] : [{ fit: 'contrary', filter: `NOT (${allowed})` } as const]),
  ];
}
