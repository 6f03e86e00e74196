// What could be dropped or widened to find more, as links that change just that part of the address.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type SearchRequest, toHref } from './search-request.ts';

export type Relaxation = NonNullable<PortalSearchQuery['search']>['relaxations'][number];

type Change = Partial<SearchRequest>;

const CHANGES: Readonly<Record<string, (request: SearchRequest, instead: string | null) => Change | null>> = {
  kinds: () => ({ kinds: [] }),
  keyStages: () => ({ keyStages: [] }),
  partners: () => ({ partners: [] }),
  subjects: () => ({ subjects: [] }),
  deliveryModes: () => ({ deliveryModes: [] }),
  statuses: () => ({ isPastToo: true }),
  'near.withinMiles': (_request, instead) => ({ within: instead === null ? null : Number(instead) }),
  filter: () => ({ kinds: [], keyStages: [], partners: [], subjects: [], deliveryModes: [], within: null }),
  interpretation: ({ literal }, instead) => (instead === null ? null : { literal: [...literal, instead] }),
};

/** Null for a part of a search that this form has no field for. */
export function toChange(
  request: SearchRequest,
  { drop, instead }: Omit<Relaxation, 'label' | 'total'>,
): Change | null {
  const change = Object.hasOwn(CHANGES, drop) ? CHANGES[drop]?.(request, instead) : null;
  return change == null ? null : { ...change, after: null };
}

/** `Any key stage (23)` and so on; nothing where there is nothing to drop. */
export function renderRelaxations(request: SearchRequest, relaxations: readonly Relaxation[]): string {
  const links = relaxations.flatMap((relaxation) => {
    const change = toChange(request, relaxation);
    if (change === null) return [];
    return html`<li><a href="${toHref(request, change)}"><bdi>${relaxation.label}</bdi> (${relaxation.total.toLocaleString('en-GB')})</a></li>`;
  });
  if (links.length === 0) return '';
  return html`<div class="wider"><p id="wider">To find more:</p>
<ul aria-labelledby="wider">!${links}</ul></div>`;
}
