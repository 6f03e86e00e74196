// The search page from a request and its answer; pure. Without an answer it says so and keeps what was typed.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { type Labels, renderCard } from './card.ts';
import { countChosen, renderChosen, renderSorts, WITHOUT_FILTERS } from './choices.ts';
import { renderFilters, renderSearchBox } from './filters.ts';
import { renderLayout } from './layout.ts';
import { type SearchRequest, toHref } from './search-request.ts';

type SearchAnswer = NonNullable<PortalSearchQuery['search']>;

/** `answer` is null when search failed; `problem` then says why, in words for the reader. */
export function renderSearchPage(request: SearchRequest, answer: SearchAnswer | null, problem: string | null): string {
  const title = request.query === '' ? 'Signpost: STEM resources and CPD' : `${request.query} - Signpost`;
  const main = html`<search><form action="/" method="get">
!${renderSearchBox(request)}
<div class="columns">
<div class="side">!${renderFilters(request, answer?.facets ?? [])}</div>
<section id="results" aria-label="Results" tabindex="-1">!${
    answer === null
      ? html`<p role="alert" class="problem">${problem ?? 'Search does not answer just now. Please try again in a minute.'}</p>`
      : renderResults(request, answer)
  }</section>
</div>
</form></search>`;
  return renderLayout({ title, main });
}

function renderResults(request: SearchRequest, answer: SearchAnswer): string {
  const labels = new Map(
    answer.facets.flatMap((facet) =>
      facet.values.map((value) => [`${facet.name} ${value.value}`, value.label] as const),
    ),
  );
  const label: Labels = (facet, value) => labels.get(`${facet} ${value}`) ?? value;
  if (answer.total === 0) return html`!${renderChosen(request, label)}!${renderNothing(request)}`;
  return html`!${renderChosen(request, label)}
<div class="above"><p role="status">${answer.total.toLocaleString('en-GB')} ${answer.total === 1 ? 'result' : 'results'}</p>
!${renderSorts(request)}</div>
!${answer.hits.map((hit) => renderCard(hit, label))}
!${renderPaging(request, answer)}`;
}

function renderNothing(request: SearchRequest): string {
  const { query, near, within } = request;
  const tips = [
    query === '' ? '' : 'Try fewer or other words.',
    near === '' || within === null
      ? ''
      : html`<a href="${toHref(request, { within: null, after: null })}">Search at any distance</a>.`,
    countChosen(request) > 0
      ? html`Take a filter away, or <a href="${toHref(request, WITHOUT_FILTERS)}">take them all away</a>.`
      : '',
  ].filter((tip) => tip !== '');
  return html`<p role="status">Nothing found!${query === '' ? '' : html` for <strong>${query}</strong>`}.</p>
<ul>!${tips.map((tip) => `<li>${tip}</li>`)}</ul>`;
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
