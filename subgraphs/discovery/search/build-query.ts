// What to ask the engine for one page: hits from each band that the page reaches into, the total with the facets, and
// one more count for each facet that has a selection. Pure.

import { allOf } from '../quote-filter.ts';
import type { CountQuery, EngineQuery, HitsQuery, Matching } from '../search-engine.ts';
import type { PageStart } from './cursor.ts';
import { FACET_ATTRIBUTES, FACET_NAMES, type FacetName } from './facets.ts';
import { toQueryWords } from './query-words.ts';
import type { SearchRequest } from './search-request.ts';
import { type Band, toBands } from './to-bands.ts';
import {
  toOtherFilters,
  toSelections,
  toSelectionsFilter,
  toVisibleFilter,
  toVisiblePlacesFilter,
} from './to-filters.ts';

export interface SearchPlan {
  readonly words: string;
  readonly bandCount: number;
  /** One for each band that the page may reach into, in order. */
  readonly hits: readonly { readonly band: number; readonly query: HitsQuery }[];
  /** The total, and the facets that have no selection; null when the hits of the only band bring both along. */
  readonly count: CountQuery | null;
  /** Each facet that has a selection, counted without it. */
  readonly selected: readonly { readonly facet: FacetName; readonly query: CountQuery }[];
}

/** `matching` says what to do about words that no document has all of. */
export function buildQuery(
  request: SearchRequest,
  start: PageStart,
  matching: Matching,
  nowSeconds: number,
): SearchPlan {
  const { words, url } = toQueryWords(request.query);
  const isWithin = request.near !== null && request.near.withinMiles !== null;
  const visible = isWithin ? toVisiblePlacesFilter(nowSeconds) : toVisibleFilter(nowSeconds);
  const selections = toSelections(request.filter);
  const others = toOtherFilters(request.filter, request.near, url);
  const toCount = (facets: readonly FacetName[], except?: FacetName): CountQuery => ({
    type: 'count',
    words,
    matching,
    filter: allOf([visible, toSelectionsFilter(selections, except), others]),
    distinctItems: isWithin,
    facets: toAttributes(facets),
  });
  const bands = toBands(request, words !== '', nowSeconds);
  const unselected = FACET_NAMES.filter((facet) => !selections.has(facet));
  const isOneQuery = bands.length === 1 && !bands.some((band) => band.distinctItems);
  return {
    words,
    bandCount: bands.length,
    hits: toReaches(bands, start, request.first).map(({ band, index, offset, limit }) => ({
      band: index,
      query: {
        type: 'hits',
        words,
        matching,
        filter: allOf([band.filter, toSelectionsFilter(selections), others]),
        distinctItems: band.distinctItems,
        facets: isOneQuery ? toAttributes(unselected) : [],
        sort: band.sort,
        offset,
        limit,
      },
    })),
    count: isOneQuery ? null : toCount(unselected),
    selected: [...selections.keys()].map((facet) => ({ facet, query: toCount([facet], facet) })),
  };
}

/** All queries of a plan, in the order in which toSearchPage expects their answers. */
export function toQueries({ hits, count, selected }: SearchPlan): readonly EngineQuery[] {
  return [...(count === null ? [] : [count]), ...selected.map(({ query }) => query), ...hits.map(({ query }) => query)];
}

function toAttributes(facets: readonly FacetName[]): readonly string[] {
  return facets.map((facet) => FACET_ATTRIBUTES[facet]);
}

interface Reach {
  readonly band: Band;
  readonly index: number;
  readonly offset: number;
  readonly limit: number;
}

/** The part of each band that lies on the page; on a first page, where no band's size is known, the start of each. */
function toReaches(bands: readonly Band[], start: PageStart, first: number): readonly Reach[] {
  const [only, ...others] = bands;
  if (only !== undefined && others.length === 0) return [{ band: only, index: 0, offset: start.offset, limit: first }];
  const reaches: Reach[] = [];
  let before = 0;
  for (const [index, band] of bands.entries()) {
    const size = start.bandTotals?.[index] ?? Number.POSITIVE_INFINITY;
    const offset = start.bandTotals === null ? 0 : Math.max(0, start.offset - before);
    const limit = start.bandTotals === null ? first : Math.min(size, start.offset + first - before) - offset;
    if (limit > 0) reaches.push({ band, index, offset, limit });
    before += size;
  }
  return reaches;
}
