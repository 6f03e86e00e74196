// The frame of every portal page: head, header, footer. Everything put into it is escaped by the template unless it is
// already HTML of ours.
import { html } from 'ghtml';

export interface Page {
  readonly title: string;
  /** HTML of ours. */
  readonly main: string;
  /** The id of what the first link of the page skips to; a page other than of results has a first heading of its own. */
  readonly skipTo: 'results' | 'content';
}

const TAGLINE = 'STEM resources, CPD, events and hubs in one search';

/** A whole page. */
export function renderLayout({ title, main, skipTo }: Page): string {
  return html`<!doctype html>
<html lang="en-GB" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="One search over the UK's STEM teaching resources, CPD, events and hubs.">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css">
<script src="/assets/suggestions.js" defer></script>
</head>
<body>
<a class="skip" href="#${skipTo}">Skip to ${skipTo}</a>
<header class="container site-header">
<a class="brand" href="/">Signpost</a>
!${skipTo === 'results' ? `<h1 class="tagline">${TAGLINE}</h1>` : `<p class="tagline">${TAGLINE}</p>`}
</header>
<main class="container">!${main}</main>
<footer class="container"><small>Signpost lists what its partners publish; follow a title to the partner's own page. Other
websites can search it too, by GraphQL at <code>/graphql</code>.</small></footer>
</body>
</html>
`;
}
