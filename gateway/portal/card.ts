// One search hit as a card. Texts come from feeds: each is escaped, and highlights are split fragments, never HTML.
import { html } from 'ghtml';
import type { PortalHitFragment } from '../../schema/operations.generated.ts';
import { dayInWords, deliveryInWords, distanceInWords, kindInWords, stagesInWords } from './words.ts';

/** What values are called, by facet name and value; the search itself tells the words. */
export type Labels = (facet: string, value: string) => string;

/** A card for a list of results. */
export function renderCard(hit: PortalHitFragment, label: Labels): string {
  const facts = [
    stagesInWords(hit),
    hit.subjects.join(', '),
    hit.resourceTypes.slice(0, 3).join(', '),
    deliveryInWords(hit.deliveryMode),
    hit.priceText ?? (hit.free === true ? 'Free' : ''),
  ].filter((fact) => fact !== '');
  return html`<article class="card">
<p class="tags"><mark class="kind">${kindInWords(hit.kind)}</mark> <span>${label('partners', hit.partner)}</span>!${
    hit.status === 'CURRENT' ? '' : html` <span class="status">${label('statuses', hit.status)}</span>`
  }</p>
<h2><a href="${hit.url}" rel="noopener">!${renderHighlighted(hit, 'title', hit.title)}</a></h2>
!${hit.summary === null ? '' : html`<p>!${renderHighlighted(hit, 'summary', hit.summary)}</p>`}
!${facts.length === 0 ? '' : html`<ul class="facts">!${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`}
!${renderWhere(hit)}
<p class="source"><small>!${hit.publisher === null ? '' : html`${hit.publisher}. `}Checked ${dayInWords(hit.checkedAt)}.!${
    hit.alsoListedBy.length === 0
      ? ''
      : html` Also at !${hit.alsoListedBy.map((one) => html`<a href="${one.url}">${label('partners', one.partner)}</a>`).join(', ')}.`
  }</small></p>
</article>`;
}

function renderWhere(hit: PortalHitFragment): string {
  const session = hit.nextSession;
  const place = session === null ? '' : [session.venueName, session.town, session.postcode].filter(Boolean).join(', ');
  const parts = [
    session === null ? '' : html`<strong>${dayInWords(session.start)}</strong>`,
    place === '' ? '' : html`${place}`,
    html`${distanceInWords(hit.distanceMiles)}`,
    hit.hub === null ? '' : html`by ${hit.hub.name}`,
    session?.bookingUrl ? html`<a href="${session.bookingUrl}" rel="noopener">Book</a>` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<p class="where">${parts.join(' · ')}</p>`;
}

function renderHighlighted(hit: PortalHitFragment, field: string, plain: string): string {
  const fragments = hit.highlights.find((one) => one.field === field)?.fragments ?? [{ text: plain, matched: false }];
  return fragments.map(({ text, matched }) => (matched ? html`<b>${text}</b>` : html`${text}`)).join('');
}
