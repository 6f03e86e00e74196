// The topics that most of the results are about, as links to their own pages.
import { html } from 'ghtml';
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import { toTopicHref } from './page-href.ts';
import type { SearchRequest } from './search-request.ts';

const MOST_TOPICS = 8;

/** Nothing where the results name no topic. */
export function renderTopicLinks(
  { keyStages, near }: SearchRequest,
  facets: NonNullable<PortalSearchQuery['search']>['facets'],
): string {
  const topics = facets.find(({ name }) => name === 'topics')?.values.slice(0, MOST_TOPICS) ?? [];
  if (topics.length === 0) return '';
  const [stage = '', ...others] = keyStages;
  return html`<nav class="topics" aria-labelledby="topics"><p id="topics">All for one topic</p>
<ul>!${topics.map(
    ({ value, label }) =>
      html`<li><a href="${toTopicHref(value, others.length === 0 ? stage : '', near)}"><bdi>${label}</bdi></a></li>`,
  )}</ul></nav>`;
}
