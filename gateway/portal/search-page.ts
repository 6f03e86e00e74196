// The search page from a request and its answer; pure. Without an answer it says so and keeps what was typed.
import { html } from 'ghtml';
import type { PortalHubFragment, PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type Labels, renderCard } from './card.ts';
import { renderChosen, renderSorts } from './choices.ts';
import { renderFilters, renderSearchBox } from './filters.ts';
import { renderLayout } from './layout.ts';
import { renderNothingFound } from './nothing-found.ts';
import { renderOnline } from './online.ts';
import type { PlaceProblem } from './place-problem.ts';
import { renderReach } from './reach.ts';
import { renderReadings } from './readings.ts';
import { renderRelaxations } from './relaxations.ts';
import { type SearchRequest, toHref } from './search-request.ts';
import { renderTopicLinks } from './topic-links.ts';

type SearchAnswer = NonNullable<PortalSearchQuery['search']>;

export interface SearchPageParts {
  readonly request: SearchRequest;
  /** Null when search failed; `problem` then says why, in words for the reader. */
  readonly answer: SearchAnswer | null;
  readonly problem: string | null;
  /** Why the answer is without the place asked for. */
  readonly placeProblem: PlaceProblem | null;
  /** Near the place, where nothing is found. */
  readonly hubs: readonly PortalHubFragment[];
  readonly label: Labels;
}

export function renderSearchPage(parts: SearchPageParts): string {
  const { request, answer, problem, placeProblem } = parts;
  const title = request.query === '' ? 'Signpost: STEM resources and CPD' : `${request.query} - Signpost`;
  const main = html`<search><form action="/" method="get">
!${renderSearchBox(request, placeProblem)}
<div class="columns">
<div class="side">!${renderFilters(request, answer?.facets ?? [])}</div>
<section id="results" aria-label="Results" tabindex="-1">!${
    answer === null
      ? html`<p role="alert" class="problem">${problem ?? 'Search does not answer just now. Please try again in a minute.'}</p>`
      : renderResults(parts, answer)
  }</section>
!${answer === null ? '' : renderTopicLinks(request, answer.facets)}
</div>
</form></search>`;
  return renderLayout({ title, main, skipTo: 'results' });
}

function renderResults({ request, hubs, label }: SearchPageParts, answer: SearchAnswer): string {
  const above = html`!${renderDidYouMean(request, answer)}!${renderReadings(request, answer)}!${renderChosen(request, label)}`;
  if (answer.total === 0) {
    return html`!${above}!${renderNothingFound(request, answer, hubs, label)}!${renderOnline(request, answer, label)}`;
  }
  return html`!${above}
<div class="above"><p role="status">${answer.total.toLocaleString('en-GB')} ${answer.total === 1 ? 'result' : 'results'}</p>
!${renderSorts(request, answer.place?.name ?? null)}</div>
!${renderReach(request, answer)}
!${renderHits(request, answer, label)}
!${renderPaging(request, answer)}
!${renderRelaxations(request, answer.relaxations)}
!${renderOnline(request, answer, label)}`;
}

function renderDidYouMean(request: SearchRequest, { didYouMean }: SearchAnswer): string {
  if (didYouMean === null) return '';
  const href = toHref(request, { query: didYouMean, literal: [], after: null });
  return html`<p class="meant">Did you mean <a href="${href}"><bdi>${didYouMean}</bdi></a>?</p>`;
}

function renderHits(request: SearchRequest, answer: SearchAnswer, label: Labels): string {
  const firstClose = answer.hits.findIndex(({ fits }) => !fits);
  const renderAll = (hits: SearchAnswer['hits'], level: 2 | 3): string =>
    html`!${hits.map((hit) => renderCard(hit, { label, near: request.near, level }))}`;
  if (firstClose === -1) return renderAll(answer.hits, 2);
  return html`!${renderAll(answer.hits.slice(0, firstClose), 2)}
<section aria-labelledby="close"><h2 id="close" class="close">!${
    firstClose > 0 || answer.previousCursor !== null ? 'These come close' : 'Nothing fits in full. These come close'
  }</h2>
!${renderAll(answer.hits.slice(firstClose), 3)}</section>`;
}

function renderPaging(request: SearchRequest, { pageInfo, previousCursor }: SearchAnswer): string {
  const previous =
    previousCursor === null
      ? ''
      : html`<a rel="prev" href="${toHref(request, { after: previousCursor })}">Previous page</a>`;
  const next =
    pageInfo.hasNextPage && pageInfo.endCursor !== null
      ? html`<a rel="next" href="${toHref(request, { after: pageInfo.endCursor })}">Next page</a>`
      : '';
  return previous === '' && next === '' ? '' : `<nav class="paging" aria-label="Pages">${previous} ${next}</nav>`;
}
