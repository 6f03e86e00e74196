// The page of one item: its facts at large, where to go from it, what is like it. Pure. Where its partner does not answer
// it shows what the index knows.
import { html } from 'ghtml';
import type { PortalHitFragment, PortalItemQuery } from '../../schema/operations.generated.ts';
import { type Labels, renderAlsoListedBy, renderTags } from './card.ts';
import { type Item, renderItemFacts } from './item-facts.ts';
import { renderFiles, renderSessions } from './item-sessions.ts';
import { renderLayout } from './layout.ts';
import { renderNextSteps, renderSteps } from './next-steps.ts';
import { renderPlaceForm } from './place-form.ts';
import type { PlaceProblem } from './place-problem.ts';
import { renderSlimSearch } from './slim-search.ts';
import { dayInWords } from './words.ts';

export interface ItemPageParts {
  /** As asked for. */
  readonly id: string;
  /** The place box; empty for none. */
  readonly near: string;
  readonly placeProblem: PlaceProblem | null;
  /** From the partner, null when that does not answer. */
  readonly item: Item | null;
  /** What to show: one of the two, the partner's first. */
  readonly shown: Item | PortalHitFragment;
  /** From the index; null where it does not answer, or does not know the item. */
  readonly hit: PortalHitFragment | null;
  readonly nextSteps: NonNullable<PortalItemQuery['nextSteps']>;
  readonly related: NonNullable<PortalItemQuery['related']>;
  readonly label: Labels;
  readonly now: Date;
}

export function renderItemPage(parts: ItemPageParts): string {
  const { id, near, placeProblem, item, hit, shown, nextSteps, related, label, now } = parts;
  const partner = label('partners', shown.partner);
  const steps = renderNextSteps(nextSteps, near, label);
  const main = html`!${renderSlimSearch(near)}
<div class="halves">
<article id="content" class="item" tabindex="-1">
!${renderTags(shown, label)}
<h1><bdi>${shown.title}</bdi></h1>
!${item === null ? html`<p role="status" class="note">${partner} does not answer just now. This is what Signpost knows.</p>` : ''}
!${shown.summary === null ? '' : html`<p class="summary"><bdi>${shown.summary}</bdi></p>`}
<p><a class="go" href="${shown.url}" rel="noopener">Go to its page at ${partner}</a></p>
!${renderItemFacts(shown, near)}
!${item === null ? '' : html`!${renderSessions(item, now)}!${renderFiles(item)}`}
<p class="source"><small>Checked ${dayInWords(shown.checkedAt)}.!${hit === null ? '' : renderAlsoListedBy(hit, label)}</small></p>
</article>
<div>
<section class="onwards" aria-labelledby="next"><h2 id="next">What next?</h2>
!${steps === '' ? '<p>No next step is known.</p>' : steps}
!${renderPlaceForm({ path: '/item', kept: [['id', id]], near, problem: placeProblem })}
</section>
!${
    related.length === 0
      ? ''
      : html`<section class="onwards" aria-labelledby="related"><h2 id="related">More like this</h2>!${renderSteps(related, near, label)}</section>`
  }</div></div>`;
  return renderLayout({ title: `${shown.title} - Signpost`, main, skipTo: 'content' });
}
