// The HTML of a page: a heading and a sentence for each record, and JSON-LD in one of the forms that sites use.
import { html } from 'ghtml';
import { SAMPLE_DATES_NOTICE } from '../sample-dates.ts';
import { toWindows1252 } from '../windows-1252.ts';
import { toJsonLd } from './json-ld.ts';
import type { SitePage } from './site-pages.ts';

/** The page's bytes and media type; most are UTF-8, the others say what they are in the header or in the page. */
export function toPageBody(page: SitePage): { readonly body: Buffer; readonly contentType: string } {
  const old = page.habit % 7 === 0;
  const legacy = old ? toWindows1252(toPageHtml(page, 'windows-1252')) : null;
  if (legacy !== null) {
    const declared = page.habit % 2 === 0 ? '; charset=windows-1252' : '';
    return { body: legacy, contentType: `text/html${declared}` };
  }
  return { body: Buffer.from(toPageHtml(page, 'utf-8')), contentType: 'text/html; charset=utf-8' };
}

function toPageHtml(page: SitePage, charset: string): string {
  const [first] = page.records;
  const title = first?.row.title ?? '';
  const description = first?.row.summary ?? '';
  const canonical = page.canonical === null ? '' : html`<link rel="canonical" href="${page.canonical}">`;
  const sections = page.records.map(
    ({ row }, index) => html`<section><!${index === 0 ? 'h1' : 'h2'}>${row.title}</!${index === 0 ? 'h1' : 'h2'}>
<p>${row.summary}</p></section>
`,
  );
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="${charset}">
<title>${title} | IET Education</title>
!${canonical}
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="IET Education">
!${page.structured ? toScripts(page) : ''}
</head>
<body>
<nav><a href="/">Home</a></nav>
<main>
!${sections.join('')}<p class="notice">${SAMPLE_DATES_NOTICE}</p>
</main>
</body>
</html>
`;
}

function toScripts(page: SitePage): string {
  const context = { '@context': 'https://schema.org' };
  const nodes = page.records.map((record) => toJsonLd(record, page.path));
  const site = { '@type': 'WebSite', name: 'IET Education', url: '/' };
  const [first] = nodes;
  switch (page.habit % 4) {
    case 0:
      return toScript({ ...context, '@graph': [site, ...nodes] });
    case 1:
      return toScript(nodes.map((node) => ({ ...context, ...node })));
    case 2:
      return [site, ...nodes].map((node) => toScript({ ...context, ...node })).join('\n');
    default:
      return toScript(nodes.length === 1 ? { ...context, ...first } : nodes.map((node) => ({ ...context, ...node })));
  }
}

// In a script element only "<" could end what it holds.
function toScript(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}
