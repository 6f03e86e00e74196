// What was found as a page of results: hits in order, facets counted over all parts, and how to go on. Pure.
import type { Interpretation, Place, SearchPage } from '../resolvers.generated.ts';
import type { EngineAnswer } from '../search-engine.ts';
import { countFacets } from './count-facets.ts';
import { type PageStart, writeCursor } from './cursor.ts';
import type { Found } from './found.ts';
import type { SearchRequest } from './search-request.ts';
import { toFacets } from './to-facets.ts';
import { toSelections } from './to-filters.ts';
import { type HitContext, toSearchHit } from './to-search-hit.ts';

export interface PageContext extends Omit<HitContext, 'near' | 'window'> {
  readonly start: PageStart;
}

/** What the page says by itself; what takes further questions to the engine is asked when a client wants it. */
export type PageAtHand = Omit<SearchPage, 'tookMs' | 'relaxations' | 'reach' | 'online' | 'didYouMean'>;

export function toSearchPage(
  request: SearchRequest,
  { hits, exactTotal, close, counts, selected, bandTotals }: Found,
  { start, ...rest }: PageContext,
): PageAtHand {
  const context = toHitContext(request, rest);
  const cursorAt = (offset: number): string => writeCursor(request, { offset, bandTotals });
  const closeTotal = close.length;
  const total = exactTotal + closeTotal;
  const closeKeys = new Set(close.map(({ document }) => document.itemKey));
  const end = start.offset + hits.length;
  const selections = toSelections(request.filter);
  const closeCounts = closeTotal === 0 ? [] : [{ facets: countFacets(close) }];

  return {
    total,
    closeTotal,
    hits: hits.map((hit) => ({ ...toSearchHit(hit, context), fits: !closeKeys.has(hit.document.itemKey) })),
    facets: toFacets(
      request.facets,
      addUp([...counts, ...closeCounts]),
      new Map(
        [...selections].map(([facet, values]) => {
          const own = selected.filter((each) => each.facet === facet).map(({ answer }) => answer);
          return [facet, { values, counts: addUp([...own, ...closeCounts]) }];
        }),
      ),
    ),
    pageInfo: {
      hasNextPage: hits.length > 0 && end < total,
      endCursor: hits.length === 0 ? null : cursorAt(end),
    },
    previousCursor: start.offset === 0 ? null : cursorAt(Math.max(0, start.offset - request.first)),
    interpretation: toInterpretation(request, closeTotal > 0),
    queryLeft: request.reading.queryLeft,
    place: toPlace(request),
  };
}

export function toHitContext({ near, filter }: SearchRequest, rest: Omit<HitContext, 'near' | 'window'>): HitContext {
  return { ...rest, near, window: filter.window };
}

/** No item is in two answers, so that their counts add up. */
// In maps: a partner's topic may be called `constructor`.
function addUp(answers: readonly Pick<EngineAnswer, 'facets'>[]): EngineAnswer['facets'] {
  const [only, ...others] = answers;
  if (only !== undefined && others.length === 0) return only.facets;
  const sums = new Map<string, Map<string, number>>();
  for (const [attribute, counts] of answers.flatMap(({ facets }) => Object.entries(facets))) {
    const sum = sums.get(attribute) ?? new Map<string, number>();
    for (const [value, count] of Object.entries(counts)) sum.set(value, (sum.get(value) ?? 0) + count);
    sums.set(attribute, sum);
  }
  return Object.fromEntries([...sums].map(([attribute, sum]) => [attribute, Object.fromEntries(sum)]));
}

/** Orders, or what partners say too coarsely to leave anything out by. */
const NEVER_FILTERS: ReadonlySet<string> = new Set(['near', 'audience', 'resourceTypes']);

function toInterpretation({ reading }: SearchRequest, isPreferred: boolean): readonly Interpretation[] {
  return reading.readings.map(({ text, value, label, constraint: { field } }) => ({
    text,
    field: field === 'free' ? 'freeOnly' : field,
    value,
    label,
    use: isPreferred || NEVER_FILTERS.has(field) ? 'PREFERENCE' : 'FILTER',
  }));
}

function toPlace({ near }: SearchRequest): Place | null {
  if (near === null) return null;
  const { name, kind, latitude, longitude } = near.place;
  return { name, kind, latitude, longitude };
}
