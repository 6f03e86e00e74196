// How much there is within how many miles of the place, as links that set the radius.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type SearchRequest, toHref } from './search-request.ts';

type Answer = Pick<
  NonNullable<PortalSearchQuery['search']>,
  'reach' | 'place' | 'total' | 'closeTotal' | 'relaxations'
>;

/**
 * With a radius, what wider rings add: `5 more within 40 miles`; without one, what is in each ring. Nothing without a
 * place, and where the relaxations offer the wider radius already.
 */
export function renderReach(request: SearchRequest, answer: Answer): string {
  const { place, relaxations } = answer;
  if (place === null || relaxations.some(({ drop }) => drop === 'near.withinMiles')) return '';
  const rings = request.within === null ? toRings(answer, null) : toRings(answer, request.within);
  if (rings.length === 0) return '';
  // A place that was read in the words has to be in its box for the radius to count.
  const near = request.near === '' ? place.name : request.near;
  return html`<p class="reach"><span>From <bdi>${place.name}</bdi>:</span>!${rings.map(
    ({ withinMiles, words }) =>
      html` <a href="${toHref(request, { near, within: withinMiles, after: null })}">${words}</a>`,
  )}</p>`;
}

interface Ring {
  readonly withinMiles: number;
  readonly words: string;
}

/** Only rings that hold more than the one before. */
function toRings({ reach, total, closeTotal }: Answer, within: number | null): readonly Ring[] {
  const shown = total - closeTotal;
  let least = within === null ? 0 : shown;
  return reach.flatMap((ring) => {
    if ((within !== null && ring.withinMiles <= within) || ring.total <= least) return [];
    least = ring.total;
    const count = within === null ? `${ring.total}` : `${ring.total - shown} more`;
    return [{ withinMiles: ring.withinMiles, words: `${count} within ${ring.withinMiles} miles` }];
  });
}
