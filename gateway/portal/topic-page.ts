// All for one topic on one page: resources, the next course in reach, the next event, the hub to ask. Pure; a part that
// nothing is found for says what would help.
import { html } from 'ghtml';
import type { PortalTopicQuery } from '../../schema/operations.generated.ts';
import { type Labels, renderCard } from './card.ts';
import { renderHubs } from './hubs.ts';
import { renderLayout } from './layout.ts';
import { toTopicHref } from './page-href.ts';
import { renderPlaceForm } from './place-form.ts';
import type { PlaceProblem } from './place-problem.ts';
import { KEY_STAGES, parseSearchRequest, toHref } from './search-request.ts';
import { renderSlimSearch } from './slim-search.ts';
import type { TopicRequest } from './topic-request.ts';

export interface TopicPageParts {
  readonly request: TopicRequest;
  readonly bundle: NonNullable<PortalTopicQuery['bundle']>;
  readonly placeProblem: PlaceProblem | null;
  readonly label: Labels;
}

export function renderTopicPage({ request, bundle, placeProblem, label }: TopicPageParts): string {
  const { name, stage, near } = request;
  const { topic, resources, course, event, hub } = bundle;
  const card = { label, near, level: 3 } as const;
  const words = { ...parseSearchRequest({}), query: topic, near, keyStages: stage === null ? [] : [stage] };
  const main = html`!${renderSlimSearch(near)}
<section id="content" class="topic" tabindex="-1">
<h1><bdi>${topic}</bdi></h1>
!${renderStages(request)}
!${renderPlaceForm({
    path: '/topic',
    kept: [
      ['name', name],
      ['stage', stage ?? ''],
    ],
    near,
    problem: placeProblem,
  })}
<div class="halves">
<div><h2>To teach with</h2>
!${resources.length === 0 ? '<p>No resource for it is known.</p>' : resources.map((hit) => renderCard(hit, card))}
</div>
<div><h2>The next CPD course</h2>
!${course === null ? '<p>No course for it is in reach just now.</p>' : renderCard(course, card)}
<h2>The next thing to take part in</h2>
!${event === null ? '<p>No event for it is in reach just now.</p>' : renderCard(event, card)}
<h2>Who to ask</h2>
!${hub === null ? `<p>${near === '' || placeProblem !== null ? 'Give a postcode or town above, and the nearest hub stands here.' : 'No hub for it is known near there.'}</p>` : renderHubs([hub], near)}</div>
</div>
<p class="all-results"><a href="${toHref(words)}">Search everything for <bdi>${topic}</bdi></a></p>
</section>`;
  return renderLayout({ title: `${topic} - Signpost`, main, skipTo: 'content' });
}

function renderStages({ name, stage, near }: TopicRequest): string {
  const links = [null, ...KEY_STAGES].map((value) => {
    const words = value ?? 'All stages';
    return value === stage
      ? html`<strong aria-current="true">${words}</strong>`
      : html`<a href="${toTopicHref(name, value ?? '', near)}">${words}</a>`;
  });
  return html`<nav class="sorts" aria-label="Key stage">!${links}</nav>`;
}
