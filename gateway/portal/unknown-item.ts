// The page for an address that leads to nothing we know: it says so, and helps to find something else.
import { html } from 'ghtml';
import { renderLayout } from './layout.ts';
import { renderSlimSearch } from './slim-search.ts';

/** `near` is the place box, empty for none. */
export function renderUnknownItem(near: string): string {
  const main = html`!${renderSlimSearch(near)}
<section id="content" tabindex="-1"><h1>This is not here</h1>
<p>Signpost knows nothing by this address. Its partner may have taken it away, or the link may be cut short.</p>
<ul><li>Search above for its title or its code.</li>
<li><a href="/">Browse everything</a></li></ul></section>`;
  return renderLayout({ title: 'Not here - Signpost', main, skipTo: 'content' });
}
