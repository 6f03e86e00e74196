// What a search shows at all, before any filter of its own. Pure.
import type { SearchRequest } from './search-request.ts';
import { toKnownFilter, toKnownPlacesFilter } from './to-filters.ts';

type Restricted = Pick<SearchRequest, 'near' | 'filter'>;

/** Whether only what lies within a radius counts, so that an item's places are looked at one by one. */
export function isWithin({ near }: Restricted): boolean {
  return near !== null && near.withinMiles !== null;
}

/** One document an item, or its places where a radius is given; `places` asks for these anyway. */
export function toShownFilter(request: Restricted, nowSeconds: number, places = isWithin(request)): string {
  const known = places ? toKnownPlacesFilter(nowSeconds) : toKnownFilter(nowSeconds);
  // A hub's own listing is what it is asked for, whichever listing of the work is shown elsewhere.
  return request.filter.hubs.length > 0 ? known : `${known} AND preferred = true`;
}
