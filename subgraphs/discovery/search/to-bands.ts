// The order of results, as bands: each a filter and a sort, no item in two of them, all of a band before the next. Pure.
import { allOf } from '../quote-filter.ts';
import type { NearPoint } from './near.ts';
import type { Part } from './search-parts.ts';
import type { SearchRequest } from './search-request.ts';
import { isWithin, toShownFilter } from './to-shown-filter.ts';

export interface Band {
  readonly filter: string;
  readonly sort: readonly string[];
  /** An item may have several matching documents in this band. */
  readonly distinctItems: boolean;
}

/** At least one. The filters of the search itself come on top. */
export function toBands(request: SearchRequest, part: Part, nowSeconds: number): readonly Band[] {
  const bands = toOrder(request, part.words !== '', nowSeconds);
  return bands.map((band) => ({ ...band, filter: allOf([band.filter, part.filter]) }));
}

function toOrder(request: SearchRequest, hasWords: boolean, nowSeconds: number): readonly Band[] {
  const { near, sort } = request;
  const everything = toShownFilter(request, nowSeconds);
  const band = (filter: string, ...order: string[]): Band => ({
    filter,
    sort: order,
    distinctItems: isWithin(request),
  });
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
      return near === null ? [band(everything)] : [toDistanceBand(near, request, nowSeconds)];
    case 'RELEVANCE':
      return [near === null || hasWords ? band(everything) : toDistanceBand(near, request, nowSeconds)];
    default:
      return sort satisfies never;
  }
}

// What has no place comes last, by the engine's own rule for what lacks the sorted field.
function toDistanceBand({ latitude, longitude }: NearPoint, request: SearchRequest, nowSeconds: number): Band {
  return {
    filter: toShownFilter(request, nowSeconds, true),
    sort: [`_geoPoint(${latitude}, ${longitude}):asc`],
    distinctItems: true,
  };
}
