// Reads the JSON-LD blocks of a page into a flat list of nodes. A broken block is told as a problem, the others count.

import { FeedError } from '../errors.ts';
import { parseJson } from './parse-json.ts';

/** One JSON-LD object, keys without a schema.org prefix. What it nests (offers, instances) stays inside. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

export interface JsonLdBlocks {
  readonly nodes: readonly JsonLdNode[];
  /** One sentence for each block that could not be read. */
  readonly problems: readonly string[];
}

const SCHEMA_ORG = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/i;
// Wrappers that old HTML and XHTML put around scripts; JSON-LD knows none, so what is left must be JSON. Both are for
// trimmed text, and the closing one for its last characters alone: a long run of blanks takes quadratic time otherwise.
const OPENING_WRAPPER = /^(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?)/;
const CLOSING_WRAPPER = /(?:(?:\/\/)?\s*-->|(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?)$/;
const LONGEST_CLOSING_WRAPPER = 100;

/**
 * The nodes of all blocks, in order: objects, members of arrays, members of `@graph`, things that an
 * `ItemList` describes.
 * @param blocks the text of each `application/ld+json` script
 */
export function parseJsonLd(blocks: readonly string[], url: string): JsonLdBlocks {
  const nodes: JsonLdNode[] = [];
  const problems: string[] = [];
  for (const [index, block] of blocks.entries()) {
    try {
      const json = parseJson(unwrap(block), url);
      for (const node of flatten(shortenKeys(json), url)) nodes.push(node);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      problems.push(`JSON-LD block ${index + 1}: ${error.message}`);
    }
  }
  return { nodes, problems };
}

function unwrap(block: string): string {
  const opened = block.trim().replace(OPENING_WRAPPER, '').trim();
  const end = Math.max(0, opened.length - LONGEST_CLOSING_WRAPPER);
  return (opened.slice(0, end) + opened.slice(end).replace(CLOSING_WRAPPER, '')).trim();
}

/** Whether a value is an object with members, not an array. */
export function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema.org term or type without the prefix or address of the vocabulary. */
export function toSchemaOrgTerm(name: string): string {
  return name.replace(SCHEMA_ORG, '');
}

function flatten(json: unknown, url: string): JsonLdNode[] {
  if (Array.isArray(json)) return json.flatMap((member) => flatten(member, url));
  if (!isNode(json)) return [];
  if (!('@graph' in json)) return [json, ...toListed(json, url)];
  const { '@graph': graph, ...rest } = json;
  // A graph may carry a node of its own; most are only a wrapper with a context.
  return [...('@type' in rest ? [rest] : []), ...flatten(graph, url)];
}

/** The things that a list describes on this page itself; those with pages of their own are described better there. */
function toListed(node: JsonLdNode, url: string): JsonLdNode[] {
  const types = [node['@type']].flat().map((type) => (typeof type === 'string' ? toSchemaOrgTerm(type) : ''));
  if (!types.includes('ItemList')) return [];
  return [node.itemListElement].flat().flatMap((element) => {
    const item = isNode(element) ? (element.item ?? element) : element;
    return isNode(item) && 'name' in item && item['@type'] !== 'ListItem' && isOnPage(item, url) ? [item] : [];
  });
}

function isOnPage({ url: address = '' }: JsonLdNode, url: string): boolean {
  const page = new URL(url);
  const own = typeof address === 'string' ? URL.parse(address, url) : null;
  return own !== null && own.origin === page.origin && own.pathname === page.pathname && own.search === page.search;
}

function shortenKeys(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shortenKeys);
  if (!isNode(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [toSchemaOrgTerm(key), shortenKeys(value)]));
}
