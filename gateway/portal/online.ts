// What of a search near a place can be joined from anywhere, apart from what is near. Left out where all of it is on the
// page already.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type Labels, renderCard } from './card.ts';
import { type SearchRequest, toHref } from './search-request.ts';

type Answer = Pick<NonNullable<PortalSearchQuery['search']>, 'online' | 'hits'>;

/** A section with cards, and a link to all of them where there are more. */
export function renderOnline(request: SearchRequest, { online, hits }: Answer, label: Labels): string {
  const shown = new Set(hits.map(({ id }) => id));
  const others = (online?.hits ?? []).filter(({ id }) => !shown.has(id));
  if (online === null || others.length === 0) return '';
  const all = toHref(request, { deliveryModes: ['ONLINE_ANY_TIME', 'ONLINE_LIVE'], within: null, after: null });
  return html`<section class="online" aria-labelledby="online">
<h2 id="online">Online, from anywhere</h2>
!${others.map((hit) => renderCard(hit, { label, near: request.near, level: 3 }))}
!${online.total > others.length ? html`<p><a href="${all}">All ${online.total.toLocaleString('en-GB')} online</a></p>` : ''}
</section>`;
}
