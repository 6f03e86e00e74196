// The engine's answers to a plan as a page of results. Pure.
import type { SearchPage } from '../resolvers.generated.ts';
import type { EngineAnswer, Matching } from '../search-engine.ts';
import type { SearchPlan } from './build-query.ts';
import { type PageStart, writeCursor } from './cursor.ts';
import type { SearchRequest } from './search-request.ts';
import { toFacets } from './to-facets.ts';
import { toSelections } from './to-filters.ts';
import { type HitContext, toSearchHit } from './to-search-hit.ts';

export interface PageContext extends Omit<HitContext, 'near' | 'window'> {
  readonly start: PageStart;
  readonly matching: Matching;
}

const NOTHING: EngineAnswer = { hits: [], total: 0, facets: {} };

/** `answers` in the order of toQueries. `tookMs` is left to whoever measured. */
export function toSearchPage(
  request: SearchRequest,
  plan: SearchPlan,
  answers: readonly EngineAnswer[],
  { start, matching, ...rest }: PageContext,
): Omit<SearchPage, 'tookMs'> {
  const others = plan.count === null ? answers : answers.slice(1);
  const selectedAnswers = others.slice(0, plan.selected.length);
  const bandAnswers = others.slice(plan.selected.length);
  const count = (plan.count === null ? bandAnswers[0] : answers[0]) ?? NOTHING;

  const context: HitContext = { ...rest, near: request.near, window: request.filter.window };
  const hits = bandAnswers.flatMap((answer) => answer.hits).slice(0, request.first);
  const bandTotals = start.bandTotals ?? bandAnswers.map((answer) => answer.total);
  const cursorAt = (offset: number): string => writeCursor(request, { offset, bandTotals, matching });
  const end = start.offset + hits.length;
  const selections = toSelections(request.filter);

  return {
    total: count.total,
    hits: hits.map((hit) => toSearchHit(hit, context)),
    facets: toFacets(
      count.facets,
      new Map(
        plan.selected.map(({ facet }, index) => [
          facet,
          { values: selections.get(facet) ?? [], counts: (selectedAnswers[index] ?? NOTHING).facets },
        ]),
      ),
    ),
    pageInfo: {
      hasNextPage: hits.length > 0 && end < count.total,
      endCursor: hits.length === 0 ? null : cursorAt(end),
    },
    previousCursor: start.offset === 0 ? null : cursorAt(Math.max(0, start.offset - request.first)),
    relaxations: [],
  };
}
