// What to ask the engine for one page of one or several parts: hits from each band that the page reaches into, and for
// each part the total with the facets and one more count for each facet that has a selection. Pure.

import { allOf } from '../quote-filter.ts';
import type { CountQuery, EngineAnswer, EngineQuery, HitsQuery } from '../search-engine.ts';
import { FACET_ATTRIBUTES, type FacetName } from './facets.ts';
import type { Part } from './search-parts.ts';
import type { SearchRequest } from './search-request.ts';
import { type Band, toBands } from './to-bands.ts';
import { toOtherFilters, toSelections, toSelectionsFilter } from './to-filters.ts';
import { isWithin, toShownFilter } from './to-shown-filter.ts';

/** The hits wanted: `limit` of them after `offset`. */
export interface Reach {
  readonly offset: number;
  readonly limit: number;
  /** How many hits each band has, as an earlier page counted; null where that is not known. */
  readonly bandTotals: readonly number[] | null;
}

export interface SearchPlan {
  /** One for each band that is reached into, in order. */
  readonly hits: readonly { readonly band: number; readonly query: HitsQuery }[];
  /** For each part its total, and the facets wanted that have no selection; none when the hits of the only band bring both. */
  readonly counts: readonly CountQuery[];
  /** For each part each facet wanted that has a selection, counted without it. */
  readonly selected: readonly { readonly facet: FacetName; readonly query: CountQuery }[];
  /** For each band its size, where a first page needs them and hits do not tell them. */
  readonly bandSizes: readonly CountQuery[];
}

/** Without a reach nothing but the counts. */
export function buildQuery(
  request: SearchRequest,
  parts: readonly Part[],
  reach: Reach | null,
  nowSeconds: number,
): SearchPlan {
  const selections = toSelections(request.filter);
  const others = toOtherFilters(request.filter, request.near);
  const toCount = (part: Part, facets: readonly FacetName[], except?: FacetName): CountQuery => ({
    ...toBasis(part),
    type: 'count',
    filter: allOf([toShownFilter(request, nowSeconds), toSelectionsFilter(selections, except), others, part.filter]),
    distinctItems: isWithin(request),
    facets: toAttributes(facets),
  });
  const bands = parts.flatMap((part) => toBands(request, part, nowSeconds).map((band) => ({ part, band })));
  const selected = request.facets.filter((facet) => selections.has(facet));
  const unselected = request.facets.filter((facet) => !selections.has(facet));
  const isOneQuery = reach !== null && bands.length === 1 && !bands.some(({ band }) => band.distinctItems);
  const toBandFilter = (band: Band): string => allOf([band.filter, toSelectionsFilter(selections), others]);
  const isUntold = reach?.bandTotals === null && bands.length > 1;
  return {
    hits: toStretches(bands, reach).map(({ part, band, index, offset, limit }) => ({
      band: index,
      query: {
        ...toBasis(part),
        type: 'hits',
        filter: toBandFilter(band),
        distinctItems: band.distinctItems,
        facets: isOneQuery ? toAttributes(unselected) : [],
        sort: band.sort,
        offset,
        limit,
      },
    })),
    counts: isOneQuery ? [] : parts.map((part) => toCount(part, unselected)),
    selected: parts.flatMap((part) => selected.map((facet) => ({ facet, query: toCount(part, [facet], facet) }))),
    bandSizes:
      isUntold && bands.some(({ band }) => band.distinctItems)
        ? bands.map(({ part, band }) => ({
            ...toBasis(part),
            type: 'count',
            filter: toBandFilter(band),
            distinctItems: band.distinctItems,
            facets: [],
          }))
        : [],
  };
}

/** How many things there are in a part, for whichever filter and place the request has. */
export function toTotalQuery(request: SearchRequest, part: Part, nowSeconds: number): CountQuery {
  return {
    ...toBasis(part),
    type: 'count',
    filter: allOf([
      toShownFilter(request, nowSeconds),
      toSelectionsFilter(toSelections(request.filter)),
      toOtherFilters(request.filter, request.near),
      part.filter,
    ]),
    distinctItems: isWithin(request),
    facets: [],
  };
}

export interface PlanAnswers {
  readonly hits: readonly EngineAnswer[];
  readonly counts: readonly EngineAnswer[];
  readonly selected: readonly EngineAnswer[];
  readonly bandSizes: readonly EngineAnswer[];
}

/** All queries of a plan, for splitAnswers to sort their answers out again. */
export function toQueries({ counts, selected, bandSizes, hits }: SearchPlan): readonly EngineQuery[] {
  return [...counts, ...selected.map(({ query }) => query), ...bandSizes, ...hits.map(({ query }) => query)];
}

/** Where the hits of the only band bring the total and the facets along, they stand for the count, too. */
export function splitAnswers(
  { counts, selected, bandSizes }: SearchPlan,
  answers: readonly EngineAnswer[],
): PlanAnswers {
  const afterCounts = counts.length + selected.length;
  const hits = answers.slice(afterCounts + bandSizes.length);
  return {
    hits,
    counts: counts.length === 0 ? hits.slice(0, 1) : answers.slice(0, counts.length),
    selected: answers.slice(counts.length, afterCounts),
    bandSizes: answers.slice(afterCounts, afterCounts + bandSizes.length),
  };
}

function toBasis({ words, matching, searchOn }: Part): Pick<Part, 'words' | 'matching' | 'searchOn'> {
  return { words, matching, ...(searchOn === undefined ? {} : { searchOn }) };
}

function toAttributes(facets: readonly FacetName[]): readonly string[] {
  return facets.map((facet) => FACET_ATTRIBUTES[facet]);
}

interface Stretch {
  readonly part: Part;
  readonly band: Band;
  readonly index: number;
  readonly offset: number;
  readonly limit: number;
}

/** The stretch of each band that lies within reach; where no band's size is known, the start of each. */
function toStretches(
  bands: readonly { readonly part: Part; readonly band: Band }[],
  reach: Reach | null,
): readonly Stretch[] {
  if (reach === null) return [];
  const { offset: start, limit: wanted, bandTotals } = reach;
  const [only, ...others] = bands;
  if (only !== undefined && others.length === 0) return [{ ...only, index: 0, offset: start, limit: wanted }];
  const stretches: Stretch[] = [];
  let before = 0;
  for (const [index, { part, band }] of bands.entries()) {
    const size = bandTotals?.[index] ?? Number.POSITIVE_INFINITY;
    const offset = bandTotals === null ? 0 : Math.max(0, start - before);
    const limit = bandTotals === null ? wanted : Math.min(size, start + wanted - before) - offset;
    if (limit > 0) stretches.push({ part, band, index, offset, limit });
    before += size;
  }
  return stretches;
}
