// How many hits of a search are within so many miles of its place. No place, no rings.
import type { Reach } from '../resolvers.generated.ts';
import { toTotalQuery } from './build-query.ts';
import type { AroundPage } from './search-page-parent.ts';
import { toExactParts } from './search-parts.ts';

// After school, on an early train, a day out, a night away.
const RINGS_MILES = [10, 20, 40, 80];

/** In order of their radius. What has no place is in none of them. */
export async function countReach({ request, nowSeconds, ask }: AroundPage): Promise<readonly Reach[]> {
  const { near } = request;
  if (near === null) return [];
  const rings = RINGS_MILES.map((withinMiles) => ({ ...request, near: { ...near, withinMiles } }));
  const totals = await Promise.all(
    rings.map(async (ring) => {
      const answers = await ask(toExactParts(ring).map((part) => toTotalQuery(ring, part, nowSeconds)));
      return answers.reduce((sum, { total }) => sum + total, 0);
    }),
  );
  return RINGS_MILES.map((withinMiles, at) => ({ withinMiles, total: totals[at] ?? 0 }));
}
