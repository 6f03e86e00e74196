// What was found for a page of results. Pure.
import type { EngineAnswer, EngineHit } from '../search-engine.ts';
import type { PlanAnswers, SearchPlan } from './build-query.ts';
import type { FacetName } from './facets.ts';

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

export function toCounted(
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
