// The page for when the graph does not answer at all.
import { html } from 'ghtml';
import { renderLayout } from './layout.ts';
import { renderSlimSearch } from './slim-search.ts';

/** `near` is the place box, empty for none. */
export function renderNoAnswer(near: string): string {
  const main = html`!${renderSlimSearch(near)}
<section id="content" tabindex="-1"><h1>No answer just now</h1>
<p role="alert" class="problem">Signpost does not answer just now. Please try again in a minute.</p></section>`;
  return renderLayout({ title: 'No answer - Signpost', main, skipTo: 'content' });
}
