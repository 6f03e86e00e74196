// Hubs: the nearest ones to a place, or all of a kind or region by name.

import { assertWithin } from '../../kit/bad-user-input.ts';
import { allOf, toInFilter } from '../quote-filter.ts';
import type { HubDistance, QueryHubsArgs } from '../resolvers.generated.ts';
import { readNear } from './near.ts';
import { readFilter } from './read-filter.ts';
import { nowSecondsOf, type SearchContext } from './search-context.ts';
import { toOtherFilters, toVisibleFilter } from './to-filters.ts';
import { toDistanceMiles } from './to-search-hit.ts';

const MOST_HUBS = 100;

/** Those without a known place come last. Hubs that are closed are left out. */
export async function findHubs(context: SearchContext, args: QueryHubsArgs): Promise<readonly HubDistance[]> {
  const first = args.first ?? 10;
  assertWithin('first', first, 1, MOST_HUBS);
  const near = readNear(args.near);
  const kinds = args.kinds ?? [];
  const [answer] = await context.engine.search([
    {
      type: 'hits',
      facets: [],
      words: '',
      matching: 'all',
      filter: allOf([
        toVisibleFilter(nowSecondsOf(context)),
        'kind = HUB AND status = CURRENT',
        kinds.length === 0 ? '' : toInFilter('hubKind', kinds),
        args.region ? toInFilter('regions', [args.region]) : '',
        toOtherFilters(readFilter(null), near),
      ]),
      distinctItems: false,
      sort: near === null ? ['titleSort:asc'] : [`_geoPoint(${near.latitude}, ${near.longitude}):asc`],
      offset: 0,
      limit: first,
    },
  ]);
  return (answer?.hits ?? []).flatMap(({ document }) =>
    document.hub === null
      ? []
      : [{ hub: { id: document.itemId }, card: document.hub, distanceMiles: toDistanceMiles(document, near) }],
  );
}
