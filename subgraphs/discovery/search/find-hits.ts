// Finds the hits of a page. A search with words is put in order here: what fits it, and with it, where little fits in full,
// what comes close; any other is in the engine's order. Rejects with a SearchEngineError.

import { hasLookUp } from '../interpret/is-look-up.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import { rankCandidates, toCandidateLists } from '../ranking/exact-candidates.ts';
import { findClose } from '../ranking/find-close.ts';
import { fitsInFull } from '../ranking/fits-in-full.ts';
import { type RankedSearch, toRankedSearch } from '../ranking/ranked-search.ts';
import type { EngineAnswer, EngineHit, SearchEngine } from '../search-engine.ts';
import {
  buildQuery,
  type PlanAnswers,
  type Reach,
  type SearchPlan,
  splitAnswers,
  toQueries,
  toTotalQuery,
} from './build-query.ts';
import type { PageStart } from './cursor.ts';
import type { FacetName } from './facets.ts';
import { toQueryWords } from './query-words.ts';
import { toEmptyFilter } from './read-filter.ts';
import type { SearchContext } from './search-context.ts';
import { FEW, type Part, toExactParts } from './search-parts.ts';
import type { SearchRequest } from './search-request.ts';
import { isRestricted } from './to-filters.ts';

export interface Found {
  /** Those of the page, in order. */
  readonly hits: readonly EngineHit[];
  /** How many fit. */
  readonly exactTotal: number;
  /** All that only come close, wherever in the order. */
  readonly close: readonly EngineHit[];
  /** What was counted of those that fit. */
  readonly counts: readonly EngineAnswer[];
  readonly selected: readonly { readonly facet: FacetName; readonly answer: EngineAnswer }[];
  /** Of the bands; for the cursor. */
  readonly bandTotals: readonly number[];
}

type Context = Pick<SearchContext, 'engine'>;

/** The order worked out here has none. */
const NO_BANDS: readonly number[] = [0];

export async function findHits(
  context: Context,
  request: SearchRequest,
  { offset, bandTotals }: PageStart,
  nowSeconds: number,
): Promise<Found> {
  const reach: Reach = { offset, limit: request.first, bandTotals };
  const isRanked = request.sort === 'RELEVANCE' && toQueryWords(request.query).words !== '' && !isListOfPlaces(request);
  if (isRanked) return findRanked(context, request, reach, nowSeconds);
  const found = await findSorted(context, request, reach, nowSeconds);
  return found.exactTotal > 0 ? found : findOtherwise(context, request, reach, nowSeconds, found);
}

/** For a list that has nothing in it: the words that were read as they stand, or those at the end of an address. */
async function findOtherwise(
  context: Context,
  request: SearchRequest,
  reach: Reach,
  nowSeconds: number,
  nothing: Found,
): Promise<Found> {
  const { query, reading } = request;
  if (reading.readings.length > 0) {
    const literal = { ...request, reading: { readings: [], queryLeft: query } };
    return findSorted(context, literal, reach, nowSeconds);
  }
  const { wordsOfAddress } = toQueryWords(query);
  if (wordsOfAddress === '' || isRestricted(request.filter, request.near)) return nothing;
  const words = { readings: [], queryLeft: wordsOfAddress };
  const search = toRankedSearch({ ...request, query: wordsOfAddress, reading: words }, nowSeconds);
  const close = (await findClose(context.engine, search, words, [])).map(({ hit }) => hit);
  return { ...nothing, hits: close.slice(reach.offset, reach.offset + reach.limit), close, bandTotals: NO_BANDS };
}

async function findSorted(
  { engine }: Context,
  request: SearchRequest,
  reach: Reach,
  nowSeconds: number,
): Promise<Found> {
  const plan = buildQuery(request, toExactParts(request), reach, nowSeconds);
  const { hits, bandSizes, ...counted } = splitAnswers(plan, await engine.search(toQueries(plan)));
  return {
    ...toCounted(plan, counted),
    hits: hits.flatMap((answer) => answer.hits).slice(0, reach.limit),
    close: [],
    bandTotals: reach.bandTotals ?? (bandSizes.length > 0 ? bandSizes : hits).map((answer) => answer.total),
  };
}

/** The best are judged one by one and come first; all others follow in the engine's order. */
async function findRanked(
  { engine }: Context,
  request: SearchRequest,
  { offset, limit }: Reach,
  nowSeconds: number,
): Promise<Found> {
  const parts = toExactParts(request);
  const counting = buildQuery(request, parts, null, nowSeconds);
  const search = toRankedSearch(request, nowSeconds);
  const lists = toCandidateLists(search);
  const answers = await engine.search([...toQueries(counting), ...lists]);
  const counted = toCounted(counting, splitAnswers(counting, answers));
  const fitting = rankCandidates(search, answers.slice(answers.length - lists.length));
  const isEnough = fitting.filter(({ hit }) => fitsInFull(hit.document, search.judgement)).length >= FEW;
  const isClose = !isEnough && (await isWorthWidening(engine, request, counted.exactTotal, nowSeconds));
  const ranked = isClose ? await findClose(engine, search, request.reading, fitting) : fitting;
  const hits = ranked.map(({ hit }) => hit);
  const keys = fitting.map(({ hit }) => hit.document.itemKey);
  const others = hits.map(({ document }) => document.itemKey).filter((key) => !keys.includes(key));
  // Of very many that fit only some were judged before: others may have come in beside them.
  const fitToo = keys.length < counted.exactTotal ? await findFitting(engine, search, parts, others) : [];
  const known = new Set([...keys, ...fitToo]);
  const close = hits.filter(({ document }) => !known.has(document.itemKey));
  const found = { ...counted, close, bandTotals: NO_BANDS };
  const onPage = hits.slice(offset, offset + limit);
  const missing = limit - onPage.length;
  if (missing === 0 || known.size >= counted.exactTotal) return { ...found, hits: onPage };
  const rest = await findRest(engine, search, parts, [...known], {
    offset: Math.max(0, offset - hits.length),
    limit: missing,
  });
  return { ...found, hits: [...onPage, ...rest] };
}

/** Which of the items given by key fit. */
async function findFitting(
  engine: SearchEngine,
  search: RankedSearch,
  parts: readonly Part[],
  keys: readonly string[],
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const answers = await engine.search(
    parts.map(({ words, filter, searchOn }) =>
      search.toHitsQuery(words, allOf([filter, toInFilter('itemKey', keys)]), keys.length, searchOn),
    ),
  );
  return answers.flatMap(({ hits }) => hits.map(({ document }) => document.itemKey));
}

/** All but the items given by key: what fits, then what bears the very words. */
async function findRest(
  engine: SearchEngine,
  search: RankedSearch,
  parts: readonly Part[],
  judged: readonly string[],
  { offset, limit }: Pick<Reach, 'offset' | 'limit'>,
): Promise<readonly EngineHit[]> {
  const found: EngineHit[] = [];
  let start = offset;
  for (const { words, filter, searchOn } of parts.toReversed()) {
    if (found.length === limit) break;
    const unjudged = allOf([filter, `NOT ${toInFilter('itemKey', judged)}`]);
    const query = search.toHitsQuery(words, unjudged, limit - found.length, searchOn);
    const [answer, count] = await engine.search([
      { ...query, offset: start },
      { ...query, type: 'count' },
    ]);
    found.push(...(answer?.hits ?? []));
    start = Math.max(0, start - (count?.total ?? 0));
  }
  return found;
}

/** No words are left of it, and a place is asked for: distance is the order. */
function isListOfPlaces({ reading, near }: SearchRequest): boolean {
  return near !== null && toQueryWords(reading.queryLeft).words === '';
}

/**
 * A searcher who has filtered down to little is shown just that, unless the words are nowhere at all; and so is one who asks
 * for a thing by its code.
 */
async function isWorthWidening(
  engine: SearchEngine,
  request: SearchRequest,
  exactTotal: number,
  nowSeconds: number,
): Promise<boolean> {
  if (exactTotal > 0 && hasLookUp(request.query)) return false;
  if (!isRestricted(request.filter, request.near)) return true;
  if (exactTotal > 0) return false;
  const anywhere = { ...request, filter: toEmptyFilter(), near: null };
  const answers = await engine.search(toExactParts(anywhere).map((part) => toTotalQuery(anywhere, part, nowSeconds)));
  return answers.every((answer) => answer.total === 0);
}

function toCounted(
  plan: SearchPlan,
  { counts, selected }: Pick<PlanAnswers, 'counts' | 'selected'>,
): Pick<Found, 'exactTotal' | 'counts' | 'selected'> {
  return {
    exactTotal: counts.reduce((sum, answer) => sum + answer.total, 0),
    counts,
    selected: plan.selected.flatMap(({ facet }, at) => {
      const answer = selected[at];
      return answer === undefined ? [] : [{ facet, answer }];
    }),
  };
}
