// A query for things that might be a step: the rules that hold for all of them, and the one asked for. Pure.
import { allOf, quoteFilter } from '../quote-filter.ts';
import { toKnownPlacesFilter, toVisibleFilter } from '../search/to-filters.ts';
import type { HitsQuery, Matching } from '../search-engine.ts';
import type { Focus } from './focus.ts';

export interface Asked {
  readonly filters: readonly string[];
  readonly limit: number;
  /** All that the filters let through, when empty. */
  readonly words?: string;
  /** `frequency` if not given: one rare word in common may be enough. */
  readonly matching?: Matching;
  readonly sort?: readonly string[];
  /** Of an item in several places, the documents that stand for them. */
  readonly byPlace?: boolean;
}

/** On offer at present, and not the item itself. */
export function toCandidateQuery(
  focus: Pick<Focus, 'itemKey'>,
  { filters, limit, words = '', matching = 'frequency', sort = [], byPlace = false }: Asked,
  nowSeconds: number,
): HitsQuery {
  return {
    type: 'hits',
    facets: [],
    words,
    matching,
    filter: allOf([
      byPlace ? `${toKnownPlacesFilter(nowSeconds)} AND preferred = true` : toVisibleFilter(nowSeconds),
      'status = CURRENT',
      focus.itemKey === null ? '' : `itemKey != ${quoteFilter(focus.itemKey)}`,
      ...filters,
    ]),
    distinctItems: byPlace,
    // With every word required, any field may have them; one word alone has to be where it tells what a thing is about.
    ...(words === '' || matching === 'all' ? {} : { searchOn: ['title', 'topics'] }),
    sort,
    offset: 0,
    limit,
  };
}
