// Gathers the elements of an HTML document by name in one pass. Hostile pages are why this is no selector: selecting
// takes quadratic time on wide and on deep documents. A document of too many tags, or nested too deep, reads as null.

import { load } from 'cheerio/slim';

export interface HtmlElement {
  /** Lower-case names. */
  readonly attributes: Readonly<Record<string, string>>;
  /**
   * The text inside, as written. Put together when it is asked for: elements within elements of one name would hold the
   * same text hundreds of times over.
   */
  readonly text: string;
}

export interface HtmlElements {
  /** The elements of that name, in document order. */
  of(name: string): readonly HtmlElement[];
}

type Node = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];

const MAX_DEPTH = 500;
// The parser's time grows with tags times depth; 20,000 elements are many times what pages for people have.
const MAX_TAGS = 40_000;

/**
 * The elements of the given names; null where the document nests more than 500 deep, or has more
 * than 40,000 tags.
 * @param names lower-case
 */
export function gatherElements(html: string, names: readonly string[]): HtmlElements | null {
  if (hasMoreTagsThan(html, MAX_TAGS)) return null;
  const wanted = new Set(names);
  const found = new Map<string, HtmlElement[]>(names.map((name) => [name, []]));
  // The forgiving linear parser: the one of the HTML standard can be made to take quadratic time.
  const open: { readonly nodes: readonly Node[]; next: number }[] = [
    { nodes: load(html).root()[0]?.children ?? [], next: 0 },
  ];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (node === undefined) {
      open.pop();
      continue;
    }
    if (!('children' in node)) continue;
    if (open.length > MAX_DEPTH) return null;
    if ('attribs' in node && wanted.has(node.name)) {
      const { attribs: attributes, children } = node;
      found.get(node.name)?.push({
        attributes,
        get text() {
          return textOf(children);
        },
      });
    }
    open.push({ nodes: node.children, next: 0 });
  }
  return { of: (name) => found.get(name) ?? [] };
}

// By levels, not by recursion: this runs before the depth of what is inside is known.
function textOf(nodes: readonly Node[]): string {
  const parts: string[] = [];
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') parts.push(node.data);
    else if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
  return parts.join('');
}

function hasMoreTagsThan(html: string, limit: number): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1 && tags <= limit; at = html.indexOf('<', at + 1)) tags += 1;
  return tags > limit;
}
