// Finds the hits of a page in the order worked out here: what fits, and with it, where little fits in full, what comes close.
// Rejects with a SearchEngineError.
import { hasLookUp } from '../interpret/is-look-up.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import { rankCandidates, toCandidateLists } from '../ranking/exact-candidates.ts';
import { findClose } from '../ranking/find-close.ts';
import { fitsInFull } from '../ranking/fits-in-full.ts';
import { type RankedSearch, toRankedSearch } from '../ranking/ranked-search.ts';
import type { EngineHit, SearchEngine } from '../search-engine.ts';
import { buildQuery, type Reach, splitAnswers, toQueries, toTotalQuery } from './build-query.ts';
import { type Found, toCounted } from './found.ts';
import { toEmptyFilter } from './read-filter.ts';
import { FEW, type Part, toExactParts } from './search-parts.ts';
import type { SearchRequest } from './search-request.ts';
import { isRestricted } from './to-filters.ts';

/** The order worked out here has none. */
export const NO_BANDS: readonly number[] = [0];

/** The best are judged one by one and come first; all others follow in the engine's order. */
export async function findRanked(
  engine: SearchEngine,
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
