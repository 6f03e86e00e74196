// Reads one HTML page: its JSON-LD, and what its head says besides. A page that is no HTML is a note, not an error:
// on a site read page by page, one page is one record.

import { createBadRecord } from './bad-record.ts';
import { decodeAnswer, type FeedAnswer } from './decode-text.ts';
import { gatherElements, type HtmlElement, type HtmlElements } from './html-elements.ts';
import { type JsonLdNode, parseJsonLd } from './json-ld.ts';
import type { ReadRecord } from './read-record.ts';
import { toUrl } from './schema-org-values.ts';

export interface Page {
  /** `link rel=canonical`, else `og:url`, else the address that answered. */
  readonly canonicalUrl: string;
  /** What relative addresses in the page resolve against: `base href`, else the address that answered. */
  readonly baseUrl: string;
  /** `og:title`, else the first heading, else the title element. */
  readonly title: string | null;
  /** `og:description`, else the description in the head. */
  readonly description: string | null;
  /** Every node of every JSON-LD block, flat. */
  readonly jsonLd: readonly JsonLdNode[];
  /** OpenGraph and its kin (`og:`, `article:`, ...) by property, as written; a property may come more than once. */
  readonly openGraph: Readonly<Record<string, readonly string[]>>;
  /** As the html element declares it, for example `en-GB`. */
  readonly lang: string | null;
  /** True when the page has no readable JSON-LD, so that only the head and the heading tell of it. */
  readonly fallback: boolean;
  /** What was wrong with parts of the page that were left out. */
  readonly problems: readonly string[];
}

const NAMES = ['html', 'base', 'title', 'meta', 'link', 'script', 'h1'];
const LD_JSON = /^\s*application\/ld\+json\s*(?:;|$)/i;
// A page for people has one; of many within each other each holds the text of all the others.
const MOST_HEADINGS = 10;
const HTML_TYPES = /^\s*(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml)\s*(?:;|$)/i;

/** The page in an answer, or the note why there is none. */
export function parsePage(answer: FeedAnswer): ReadRecord<Page> {
  const { url } = answer;
  const contentType = answer.headers['content-type'];
  if (contentType !== undefined && !HTML_TYPES.test(contentType)) {
    return createBadRecord(url, `expected an HTML page, got ${contentType}`, '');
  }
  const html = decodeAnswer(answer, 'html');
  const elements = gatherElements(html, NAMES);
  if (elements === null) return createBadRecord(url, 'expected HTML of a size and depth for people', html);
  return { ok: true, place: url.slice(0, 200), record: readPage(elements, url) };
}

function readPage(elements: HtmlElements, url: string): Page {
  const base = elements.of('base').find(({ attributes }) => attributes.href !== undefined);
  const baseUrl = toUrl(base?.attributes.href, url) ?? url;
  const openGraph = readOpenGraph(elements.of('meta'));
  const blocks = elements.of('script').filter(({ attributes }) => LD_JSON.test(attributes.type ?? ''));
  const { nodes, problems } = parseJsonLd(
    blocks.map(({ text }) => text),
    url,
  );
  const canonical = elements.of('link').find(({ attributes: { rel = '', href } }) => {
    return href !== undefined && rel.toLowerCase().split(/\s+/).includes('canonical');
  });
  const description = elements.of('meta').find(({ attributes }) => attributes.name?.toLowerCase() === 'description');
  const root = elements.of('html')[0]?.attributes;
  return {
    canonicalUrl: toUrl(canonical?.attributes.href, baseUrl) ?? toUrl(openGraph['og:url'], baseUrl) ?? url,
    baseUrl,
    title:
      toLine(openGraph['og:title']?.[0]) ?? readHeading(elements.of('h1')) ?? toLine(elements.of('title')[0]?.text),
    description: toLine(openGraph['og:description']?.[0]) ?? toLine(description?.attributes.content),
    jsonLd: nodes,
    openGraph,
    lang: toLine(root?.lang ?? root?.['xml:lang']),
    fallback: nodes.length === 0,
    problems,
  };
}

function readHeading(headings: readonly HtmlElement[]): string | null {
  for (const { text } of headings.slice(0, MOST_HEADINGS)) {
    const heading = toLine(text);
    if (heading !== null) return heading;
  }
  return null;
}

function readOpenGraph(metas: readonly HtmlElement[]): Record<string, readonly string[]> {
  const properties = new Map<string, string[]>();
  for (const { attributes } of metas) {
    // Some sites write name for property.
    const property = (attributes.property ?? attributes.name ?? '').trim().toLowerCase();
    if (attributes.content === undefined || !/^[a-z]+:[\w:]+$/.test(property)) continue;
    const values = properties.get(property) ?? [];
    values.push(attributes.content.trim());
    properties.set(property, values);
  }
  return Object.fromEntries(properties);
}

function toLine(text: string | undefined): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}
