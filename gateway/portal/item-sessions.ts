// The dates of an item that are still to come, and its files. Whether places are left is the partner's word of this minute.
import { html } from 'ghtml';
import type { PortalSessionFragment } from '../../schema/operations.generated.ts';
import { toSessionEnd } from '../../subgraphs/kit/catalogue/status-at.ts';
import type { Item } from './item-facts.ts';
import { availabilityInWords, dayInWords, sessionInWords, sizeInWords } from './words.ts';

/** Nothing for an item without sessions; for one whose sessions are all over, that. */
export function renderSessions(item: Item, now: Date): string {
  const sessions = 'sessions' in item ? item.sessions : [];
  if (sessions.length === 0) return '';
  const coming = sessions.filter((session) => toSessionEnd(session) > now.getTime());
  return html`<section aria-labelledby="dates"><h2 id="dates">Dates</h2>
!${coming.length === 0 ? '<p>No date to come is known.</p>' : html`<ul class="sessions">!${coming.map(renderSession)}</ul>`}
</section>`;
}

function renderSession(session: PortalSessionFragment): string {
  const { venue, deliveredBy, bookingUrl, bookingClosesAt, availability } = session;
  const place = [venue?.name, venue?.town, venue?.postcode].filter(Boolean).join(', ');
  const parts = [
    html`<strong>${sessionInWords(session)}</strong>`,
    place === '' ? '' : html`<bdi>${place}</bdi>`,
    deliveredBy === null ? '' : html`by <bdi>${deliveredBy}</bdi>`,
    availabilityInWords(availability),
    bookingClosesAt === null ? '' : html`book by ${dayInWords(bookingClosesAt)}`,
    bookingUrl === null
      ? ''
      : html`<a href="${bookingUrl}" rel="noopener">Book<span class="hidden"> for ${sessionInWords(session)}</span></a>`,
  ].filter((part) => part !== '');
  return `<li>${parts.join(' · ')}</li>`;
}

/** Nothing where there is nothing to download. */
export function renderFiles(item: Item): string {
  const files = 'files' in item ? item.files : [];
  if (files.length === 0) return '';
  return html`<section aria-labelledby="files"><h2 id="files">Files</h2>
<ul>!${files.map(({ url, title, mediaType, sizeBytes }) => {
    const facts = [mediaType?.split('/').at(-1)?.toUpperCase(), sizeBytes === null ? null : sizeInWords(sizeBytes)];
    const about = facts.filter(Boolean).join(', ');
    return html`<li><a href="${url}" rel="noopener"><bdi>${title ?? lastPart(url)}</bdi></a>!${about === '' ? '' : html` <small>(${about})</small>`}</li>`;
  })}</ul>
</section>`;
}

function lastPart(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? url
  );
}
