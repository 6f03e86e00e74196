// The order of results, as bands: each a filter and a sort, no item in two of them, all of a band before the next. The
// engine can sort by distance or rank by words, not weigh both; rings around the place do. Pure.
import { outcodesWithin, postcodeAreaOf } from '../document/outcode-distance.ts';
import { toInFilter } from '../quote-filter.ts';
import type { NearPoint } from './near.ts';
import type { SearchRequest } from './search-request.ts';
import { toVisibleFilter, toVisiblePlacesFilter } from './to-filters.ts';

export interface Band {
  readonly filter: string;
  readonly sort: readonly string[];
  /** An item may have several matching documents in this band. */
  readonly distinctItems: boolean;
}

// As far as a teacher goes after school, and as far as for a whole day.
const NEAR_MILES = 20;
const IN_REACH_MILES = 50;

/** At least one. The filters of the search itself come on top. */
export function toBands(request: SearchRequest, hasWords: boolean, nowSeconds: number): readonly Band[] {
  const { near, sort } = request;
  const isWithin = near !== null && near.withinMiles !== null;
  const everything = isWithin ? toVisiblePlacesFilter(nowSeconds) : toVisibleFilter(nowSeconds);
  const band = (filter: string, ...order: string[]): Band => ({ filter, sort: order, distinctItems: isWithin });
  switch (sort) {
    case 'TITLE':
      return [band(everything, 'titleSort:asc')];
    case 'NEWEST':
      return [band(everything, 'newestAt:desc', 'firstSeenAt:desc')];
    case 'SOONEST':
      return [
        band(`${everything} AND upcomingUntil > ${nowSeconds}`, 'nextStart:asc'),
        band(`${everything} AND NOT upcomingUntil > ${nowSeconds}`),
      ];
    case 'DISTANCE':
      return near === null ? [band(everything)] : [toDistanceBand(near, nowSeconds)];
    case 'RELEVANCE':
      if (near === null) return [band(everything)];
      if (!hasWords) return [toDistanceBand(near, nowSeconds)];
      return isWithin ? [band(everything)] : toRings(near, everything).map((filter) => band(filter));
    default:
      return sort satisfies never;
  }
}

// What has no place comes last, by the engine's own rule for what lacks the sorted field.
function toDistanceBand({ latitude, longitude }: NearPoint, nowSeconds: number): Band {
  return {
    filter: toVisiblePlacesFilter(nowSeconds),
    sort: [`_geoPoint(${latitude}, ${longitude}):asc`],
    distinctItems: true,
  };
}

/** What is near, then what is in reach, then what has no place and so is as near as anything, then the rest. */
function toRings(near: NearPoint, everything: string): readonly string[] {
  const outcodes = outcodesWithin(near, NEAR_MILES);
  const areas = [...new Set(outcodesWithin(near, IN_REACH_MILES).map(postcodeAreaOf))];
  const placeless = `${everything} AND postcodeAreas IS EMPTY`;
  const placed = `${everything} AND postcodeAreas IS NOT EMPTY`;
  if (areas.length === 0) return [placeless, placed];
  const inReach = toInFilter('postcodeAreas', areas);
  const elsewhere = `${placed} AND NOT ${inReach}`;
  if (outcodes.length === 0) return [`${everything} AND ${inReach}`, placeless, elsewhere];
  const isNear = toInFilter('outcodes', outcodes);
  return [`${everything} AND ${isNear}`, `${everything} AND ${inReach} AND NOT ${isNear}`, placeless, elsewhere];
}
