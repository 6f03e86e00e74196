// Finds the hits of a page in an order that the engine gives: by date, by distance, by title. Rejects with a
// SearchEngineError.
import type { SearchEngine } from '../search-engine.ts';
import { buildQuery, type Reach, splitAnswers, toQueries } from './build-query.ts';
import { type Found, toCounted } from './found.ts';
import { toExactParts } from './search-parts.ts';
import type { SearchRequest } from './search-request.ts';

export async function findSorted(
  engine: SearchEngine,
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
