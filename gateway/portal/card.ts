// One search hit as a card. Texts come from feeds: each is escaped, and highlights are split fragments, never HTML.
import { html } from 'ghtml';
import type { PortalHitFragment } from '../../schema/operations.generated.ts';
import { toItemHref } from './page-href.ts';
import { dayInWords, deliveryInWords, distanceInWords, kindInWords, stagesInWords } from './words.ts';

/** What values are called, by facet name and value; the search itself tells the words. */
export type Labels = (facet: string, value: string) => string;

export interface CardOptions {
  readonly label: Labels;
  /** The place box, for the item's own page. */
  readonly near: string;
  /** Of the card's heading. */
  readonly level: 2 | 3;
}

/** A card for a list of results. */
export function renderCard(hit: PortalHitFragment, { label, near, level }: CardOptions): string {
  const facts = [
    stagesInWords(hit),
    hit.subjects.join(', '),
    hit.resourceTypes.slice(0, 3).join(', '),
    deliveryInWords(hit.deliveryMode),
    hit.priceText ?? (hit.free === true ? 'Free' : ''),
  ].filter((fact) => fact !== '');
  return html`<article class="card">
!${renderTags(hit, label)}
<h${level} class="card-title"><a href="${hit.url}" rel="noopener">!${renderHighlighted(hit, 'title', hit.title)}</a></h${level}>
!${hit.reason === null ? '' : html`<p class="reason"><bdi>${hit.reason}</bdi></p>`}
!${hit.summary === null ? '' : html`<p>!${renderHighlighted(hit, 'summary', hit.summary)}</p>`}
!${facts.length === 0 ? '' : html`<ul class="facts">!${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`}
!${renderWhere(hit)}
<div class="card-foot"><p class="source"><small>!${hit.publisher === null ? '' : html`<bdi>${hit.publisher}</bdi>. `}Checked ${dayInWords(hit.checkedAt)}.!${renderAlsoListedBy(hit, label)}</small></p>
<p class="next"><a href="${toItemHref(hit.id, near)}">What next?<span class="hidden"> After <bdi>${hit.title}</bdi></span></a></p></div>
</article>`;
}

/** What it is, whose, and whether it is over. */
export function renderTags(
  { kind, partner, status }: Pick<PortalHitFragment, 'kind' | 'partner' | 'status'>,
  label: Labels,
): string {
  return html`<p class="tags"><mark class="kind">${kindInWords(kind)}</mark> <span>${label('partners', partner)}</span>!${
    status === 'CURRENT' ? '' : html` <span class="status">${label('statuses', status)}</span>`
  }</p>`;
}

/** The same work at other partners, each with its link; nothing where there is none. */
export function renderAlsoListedBy({ alsoListedBy }: Pick<PortalHitFragment, 'alsoListedBy'>, label: Labels): string {
  if (alsoListedBy.length === 0) return '';
  return html` Also listed by: !${alsoListedBy
    .map(({ partner, url }) => html`<a href="${url}" rel="noopener">${label('partners', partner)}</a>`)
    .join(', ')}.`;
}

/** When, where and how far, of the next time it is on; nothing where none of it is known. */
export function renderWhere(hit: PortalHitFragment): string {
  const session = hit.nextSession;
  const place = session === null ? '' : [session.venueName, session.town, session.postcode].filter(Boolean).join(', ');
  const parts = [
    session === null ? '' : html`<strong>${dayInWords(session.start)}</strong>`,
    place === '' ? '' : html`<bdi>${place}</bdi>`,
    html`${distanceInWords(hit.distanceMiles)}`,
    hit.hub === null ? '' : html`by <bdi>${hit.hub.name}</bdi>`,
    session?.bookingUrl ? html`<a href="${session.bookingUrl}" rel="noopener">Book</a>` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<p class="where">${parts.join(' · ')}</p>`;
}

function renderHighlighted(hit: PortalHitFragment, field: string, plain: string): string {
  const fragments = hit.highlights.find((one) => one.field === field)?.fragments ?? [{ text: plain, matched: false }];
  return fragments.map(({ text, matched }) => (matched ? html`<b>${text}</b>` : html`${text}`)).join('');
}
