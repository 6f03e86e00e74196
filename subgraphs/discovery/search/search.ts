// One search from arguments to page. Words are dropped from it only when no document at all has every one of them: if
// the filters are what leaves nothing, an empty page says so. Rejects with BAD_USER_INPUT or a SearchEngineError.
import type { QuerySearchArgs, SearchPage } from '../resolvers.generated.ts';
import type { EngineAnswer, Matching } from '../search-engine.ts';
import { buildQuery, type SearchPlan, toQueries } from './build-query.ts';
import { type PageStart, readCursor } from './cursor.ts';
import { nowSecondsOf, readConfirmedAt, type SearchContext } from './search-context.ts';
import { readSearchRequest, type SearchRequest } from './search-request.ts';
import { toVisibleFilter } from './to-filters.ts';
import { toSearchPage } from './to-search-page.ts';

interface Outcome {
  readonly plan: SearchPlan;
  readonly matching: Matching;
  readonly answers: readonly EngineAnswer[];
}

export async function search(context: SearchContext, args: QuerySearchArgs): Promise<SearchPage> {
  const startedAt = performance.now();
  const request = readSearchRequest(args);
  const start = readCursor(request, args.after);
  const nowSeconds = nowSecondsOf(context);
  const [confirmedAt, { plan, matching, answers }] = await Promise.all([
    readConfirmedAt(context),
    ask(context, request, start, nowSeconds),
  ]);
  const page = toSearchPage(request, plan, answers, { start, matching, nowSeconds, confirmedAt });
  return { ...page, tookMs: Math.round(performance.now() - startedAt) };
}

async function ask(
  context: SearchContext,
  request: SearchRequest,
  start: PageStart,
  nowSeconds: number,
): Promise<Outcome> {
  const strictly = await askMatching(context, request, start, start.matching ?? 'all', nowSeconds);
  const isSettled = start.matching !== null || strictly.answers.some(({ hits }) => hits.length > 0);
  if (isSettled || !/\s|\p{P}/u.test(strictly.plan.words)) return strictly;
  const [anywhere] = await context.engine.search([
    {
      type: 'count',
      words: strictly.plan.words,
      matching: 'all',
      filter: toVisibleFilter(nowSeconds),
      distinctItems: false,
      facets: [],
    },
  ]);
  if ((anywhere?.total ?? 0) > 0) return strictly;
  return askMatching(context, request, start, 'frequency', nowSeconds);
}

async function askMatching(
  { engine }: SearchContext,
  request: SearchRequest,
  start: PageStart,
  matching: Matching,
  nowSeconds: number,
): Promise<Outcome> {
  const plan = buildQuery(request, start, matching, nowSeconds);
  return { plan, matching, answers: await engine.search(toQueries(plan)) };
}
