// What ranking needs to know of a search, worked out once: what to ask for, what restricts it, and how its hits are judged.
// Pure.

import type { Point } from '../document/miles.ts';
import { outcodesWithin } from '../document/outcode-distance.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import { toQueryWords } from '../search/query-words.ts';
import type { SearchRequest } from '../search/search-request.ts';
import { toOtherFilters, toSelections, toSelectionsFilter } from '../search/to-filters.ts';
import { type ReadingFilters, toReadingFilters } from '../search/to-reading-filters.ts';
import { isWithin, toShownFilter } from '../search/to-shown-filter.ts';
import type { HitsQuery, Matching } from '../search-engine.ts';
import { toQueryTerms } from './query-terms.ts';
import { NEAR_MILES } from './ranking-weights.ts';
import type { Judgement } from './score-hit.ts';
import { findNamedSubjects } from './subject-fit.ts';

export interface RankedSearch {
  /** What is left of the query, for the engine. */
  readonly words: string;
  /** The whole query, what was read in it among the rest. */
  readonly wholeWords: string;
  readonly read: ReadingFilters | null;
  readonly judgement: Judgement;
  /** Hits of these words that pass the search's own filters and this one; `limit` at most. */
  toHitsQuery(words: string, filter: string, limit: number, searchOn?: readonly string[]): HitsQuery;
  readonly near: Point | null;
  /** What is near enough for a day; empty without a place. */
  readonly nearFilter: string;
  /** The search's own filters, for one document an item. */
  readonly filter: string;
}

const MATCHING: Matching = 'all';

export function toRankedSearch(request: SearchRequest, nowSeconds: number): RankedSearch {
  const { reading, near, query } = request;
  const { words } = toQueryWords(reading.queryLeft);
  const wholeWords = toQueryWords(query).words;
  const filter = allOf([
    toShownFilter(request, nowSeconds),
    toSelectionsFilter(toSelections(request.filter)),
    toOtherFilters(request.filter, near),
  ]);
  const outcodes = near === null ? [] : outcodesWithin(near, NEAR_MILES);
  return {
    words,
    wholeWords,
    read: toReadingFilters(reading.readings),
    judgement: {
      query: toQueryTerms(words, wholeWords),
      readings: reading.readings,
      subjects: findNamedSubjects(query),
      near,
      nowSeconds,
    },
    toHitsQuery: (asked, more, limit, searchOn) => ({
      type: 'hits',
      words: asked,
      matching: MATCHING,
      ...(searchOn === undefined ? {} : { searchOn }),
      filter: allOf([filter, more]),
      distinctItems: isWithin(request),
      facets: [],
      sort: [],
      offset: 0,
      limit,
      smallPrint: true,
    }),
    near,
    nearFilter: outcodes.length === 0 ? '' : toInFilter('outcodes', outcodes),
    filter,
  };
}
