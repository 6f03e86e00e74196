// The part of a search near a place that can be joined from anywhere, so that it can be shown apart. Null without a place.
import type { DeliveryMode } from '../../../schema/shared.generated.ts';
import type { OnlineHits } from '../resolvers.generated.ts';
import { buildQuery, splitAnswers, toQueries } from './build-query.ts';
import type { AroundPage } from './search-page-parent.ts';
import { toExactParts } from './search-parts.ts';
import { type HitContext, toSearchHit } from './to-search-hit.ts';

const ONLINE: readonly DeliveryMode[] = ['ONLINE_ANY_TIME', 'ONLINE_LIVE'];
const MOST_ONLINE = 5;

/** At most five, whatever the radius; none where the search itself wants another way of delivery. */
export async function findOnline(
  { request, nowSeconds, ask }: AroundPage,
  context: HitContext,
): Promise<OnlineHits | null> {
  if (request.near === null) return null;
  const wanted = request.filter.deliveryModes;
  const deliveryModes = wanted.length === 0 ? ONLINE : ONLINE.filter((mode) => wanted.includes(mode));
  if (deliveryModes.length === 0) return { total: 0, hits: [] };
  const online = { ...request, near: null, filter: { ...request.filter, deliveryModes } };
  const reach = { offset: 0, limit: MOST_ONLINE, bandTotals: null };
  const plan = { ...buildQuery(online, toExactParts(online), reach, nowSeconds), selected: [] };
  const { hits, counts } = splitAnswers(plan, await ask(toQueries(plan)));
  return {
    total: counts.reduce((sum, { total }) => sum + total, 0),
    hits: hits
      .flatMap((answer) => answer.hits)
      .slice(0, MOST_ONLINE)
      .map((hit) => toSearchHit(hit, context)),
  };
}
