// The page where nothing is found: never a dead end. What was probably meant and what to drop, the hubs to ask, and
// everything there is for what was read or chosen.
import { html } from 'ghtml';
import type { PortalHubFragment, PortalSearchQuery } from '../../schema/operations.generated.ts';
import type { Labels } from './card.ts';
import { countChosen, toChosen, WITHOUT_FILTERS } from './choices.ts';
import { renderHubs } from './hubs.ts';
import { renderRelaxations } from './relaxations.ts';
import { type SearchRequest, toHref } from './search-request.ts';

type Answer = NonNullable<PortalSearchQuery['search']>;

/** `hubs` are near the place of the answer; empty without a place. */
export function renderNothingFound(
  request: SearchRequest,
  answer: Answer,
  hubs: readonly PortalHubFragment[],
  label: Labels,
): string {
  const { query } = request;
  const tips = [
    renderBrowse(request, answer, label),
    countChosen(request) > 0 ? html`<a href="${toHref(request, WITHOUT_FILTERS)}">Take all filters away</a>` : '',
  ].filter((tip) => tip !== '');
  return html`<p role="status" class="nothing">Nothing found!${query === '' ? '' : html` for <strong><bdi>${query}</bdi></strong>`}.</p>
!${renderRelaxations(request, answer.relaxations)}
<ul class="ways">!${tips.map((tip) => `<li>${tip}</li>`)}</ul>
!${
    hubs.length === 0
      ? ''
      : html`<section aria-labelledby="ask"><h2 id="ask">Ask a hub near <bdi>${answer.place?.name}</bdi></h2>
!${renderHubs(hubs, request.near)}</section>`
  }`;
}

/** Everything for what was read in the words, or else for the filters alone, or else everything. */
function renderBrowse(request: SearchRequest, { interpretation }: Answer, label: Labels): string {
  if (interpretation.length > 0) {
    const query = interpretation.map(({ text }) => text).join(' ');
    if (query.length < request.query.length) {
      const words = interpretation.map((reading) => reading.label).join(', ');
      return html`<a href="${toHref(request, { query, literal: [], after: null })}">Browse everything for <bdi>${words}</bdi></a>`;
    }
  }
  const chosen = toChosen(request, label).map(([words]) => words);
  if (chosen.length > 0 && request.query !== '') {
    return html`<a href="${toHref(request, { query: '', literal: [], after: null })}">Browse everything for ${chosen.join(', ')}</a>`;
  }
  return html`<a href="/">Browse everything</a>`;
}
