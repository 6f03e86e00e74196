// One search from arguments to page. What a page has beyond its hits and facets is asked of the engine when a client wants
// it. Rejects with BAD_USER_INPUT or a SearchEngineError.
import DataLoader from 'dataloader';
import type { QuerySearchArgs } from '../resolvers.generated.ts';
import type { EngineAnswer, EngineQuery } from '../search-engine.ts';
import { readCursor } from './cursor.ts';
import { findDidYouMean } from './did-you-mean.ts';
import { findHits } from './find-hits.ts';
import { findOnline } from './online.ts';
import { countReach } from './reach.ts';
import { findRelaxations } from './relaxations.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from './search-context.ts';
import type { SearchPageParent } from './search-page-parent.ts';
import { readSearchRequest } from './search-request.ts';
import { toHitContext, toSearchPage } from './to-search-page.ts';

export async function search(context: SearchContext, args: QuerySearchArgs): Promise<SearchPageParent> {
  const startedAt = performance.now();
  const request = readSearchRequest(args, context.now());
  const start = readCursor(request, args.after);
  const nowSeconds = nowSecondsOf(context);
  // The engine is asked first, and works while the store is read.
  const [found, confirmedAt] = await Promise.all([
    findHits(context.engine, request, start, nowSeconds),
    readConfirmedAt(context),
  ]);
  // Only a first page that nobody has turned back to has no band totals.
  if (start.bandTotals === null) context.demand?.record(request, found.exactTotal);
  const page = toSearchPage(request, found, { start, nowSeconds, confirmedAt });
  // Fields that are wanted together are asked of the engine together.
  const queue = new DataLoader<EngineQuery, EngineAnswer>((queries) => context.engine.search(queries), {
    cache: false,
  });
  const around = {
    request,
    nowSeconds,
    ask: (queries: readonly EngineQuery[]) => Promise.all(queries.map((query) => queue.load(query))),
  };
  return {
    ...page,
    tookMs: Math.round(performance.now() - startedAt),
    relaxations: () => findRelaxations(around, found.exactTotal),
    reach: () => countReach(around),
    online: () => findOnline(around, toHitContext(request, { nowSeconds, confirmedAt })),
    didYouMean: () => findDidYouMean(around, found.hits),
  };
}
