// The frame of every portal page: head, header, footer. Everything put into it is escaped by the template unless it is
// already HTML of ours.
import { html } from 'ghtml';

/** A whole page; `main` is HTML of ours. */
export function renderLayout(page: { readonly title: string; readonly main: string }): string {
  return html`<!doctype html>
<html lang="en-GB" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="One search over the UK's STEM teaching resources, CPD, events and hubs.">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css">
</head>
<body>
<a class="skip" href="#results">Skip to results</a>
<header class="container site-header">
<a class="brand" href="/">Signpost</a>
<h1>STEM resources, CPD, events and hubs in one search</h1>
</header>
<main class="container">!${page.main}</main>
<footer class="container"><small>Signpost lists what its partners publish; follow a title to the partner's own page. Other
websites can search it too, by GraphQL at <code>/graphql</code>.</small></footer>
</body>
</html>
`;
}
