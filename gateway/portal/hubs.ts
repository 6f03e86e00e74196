// Hubs to ask, each with how far it is. What the hubs' own subgraph adds is left out when that is down.
import { html } from 'ghtml';
import type { PortalHubFragment } from '../../schema/operations.generated.ts';
import { toItemHref } from './page-href.ts';
import { distanceInWords } from './words.ts';

/** A list of links to the pages of the hubs here. */
export function renderHubs(hubs: readonly PortalHubFragment[], near: string): string {
  return html`<ul class="steps">!${hubs.map(({ card, distanceMiles, hub }) => {
    const facts = [distanceInWords(distanceMiles), (hub?.areas ?? []).slice(0, 4).join(', ')].filter(Boolean);
    return html`<li><a href="${toItemHref(card.id, near)}"><bdi>${card.name}</bdi></a>!${
      facts.length === 0 ? '' : html`<p class="reason"><bdi>${facts.join(' · ')}</bdi></p>`
    }!${hub?.summary ? html`<p><bdi>${hub.summary}</bdi></p>` : ''}</li>`;
  })}</ul>`;
}
