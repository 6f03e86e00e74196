// Reads an Atom 1.0 document (RFC 4287) with its paging (RFC 5005) and deleted entries (RFC 6721).
// An entry without an id is a note; everything else that is missing reads as null.

import { createBadRecord } from './bad-record.ts';
import {
  type FeedCategory,
  type FeedEntry,
  type FeedExtension,
  type FeedLink,
  type FeedText,
  type FeedTombstone,
  type ParsedFeed,
  parseFeedDate,
  toAuthorName,
  toFeedUrl,
  toLengthBytes,
} from './feed-entry.ts';
import { attributeOf, childOf, childrenOf, textOf, XML_NAMESPACE, type XmlElement } from './parse-xml.ts';
import type { ReadRecord } from './read-record.ts';
import { toXhtml } from './to-xhtml.ts';

export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
const TOMBSTONE_NAMESPACE = 'http://purl.org/atompub/tombstones/1.0';
const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const REGISTERED_RELATION = 'http://www.iana.org/assignments/relation/';

/** The feed in an Atom document's root element. */
export function parseAtom(root: XmlElement, url: string): ParsedFeed {
  const base = toBase(root, url);
  const authors = readAuthors(root);
  const language = attributeOf(root, 'lang', XML_NAMESPACE);
  const rights = readRights(root, base);
  return {
    format: 'atom',
    title: readText(childOf(root, ATOM_NAMESPACE, 'title'), base),
    homeUrl: findPage(readLinks(root, base))?.href ?? null,
    records: childrenOf(root, ATOM_NAMESPACE, 'entry').map((entry, index) =>
      readEntry(entry, `entry ${index + 1}`, { base, authors, language, rights }),
    ),
    deleted: readTombstones(root),
    nextLink: readNextLink(root, base),
  };
}

/**
 * The next page of a paged feed, else the next older document of an archived one. RSS feeds may say it the same way.
 * @param parent the feed or channel element
 */
export function readNextLink(parent: XmlElement, base: string): string | null {
  const links = childrenOf(parent, ATOM_NAMESPACE, 'link');
  const next =
    links.find((link) => toRelation(link) === 'next') ?? links.find((link) => toRelation(link) === 'prev-archive');
  if (next === undefined) return null;
  // As written where it is no web address, so that the walk refuses it: leaving it out would end the feed early.
  const href = attributeOf(next, 'href') ?? '';
  return toFeedUrl(href, toBase(next, base)) ?? href;
}

/** Entries marked as deleted. One without a reference marks nothing. */
export function readTombstones(parent: XmlElement): FeedTombstone[] {
  return childrenOf(parent, TOMBSTONE_NAMESPACE, 'deleted-entry').flatMap((element) => {
    const ref = attributeOf(element, 'ref');
    return ref === null ? [] : [{ ref, when: parseFeedDate(attributeOf(element, 'when')) }];
  });
}

/** The Atom links of an element. */
export function readLinks(parent: XmlElement, base: string): FeedLink[] {
  return childrenOf(parent, ATOM_NAMESPACE, 'link').flatMap((element) => {
    const href = toFeedUrl(attributeOf(element, 'href'), toBase(element, base));
    if (href === null) return [];
    const lengthBytes = toLengthBytes(attributeOf(element, 'length'));
    return [
      {
        rel: toRelation(element),
        href,
        type: attributeOf(element, 'type'),
        title: attributeOf(element, 'title'),
        lengthBytes,
      },
    ];
  });
}

/** Child elements of other namespaces than those that the caller reads itself. */
export function readExtensions(parent: XmlElement, known: readonly string[]): FeedExtension[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string' || known.includes(child.namespace)) return [];
    const value = textOf(child);
    return value === null ? [] : [{ namespace: child.namespace, name: child.name, value }];
  });
}

function toRelation(link: XmlElement): string {
  return (attributeOf(link, 'rel') ?? 'alternate').replace(REGISTERED_RELATION, '').toLowerCase();
}

function readEntry(
  element: XmlElement,
  place: string,
  feed: {
    readonly base: string;
    readonly authors: readonly string[];
    readonly language: string | null;
    readonly rights: FeedText | null;
  },
): ReadRecord<FeedEntry> {
  const child = (name: string): XmlElement | null => childOf(element, ATOM_NAMESPACE, name);
  const id = textOf(child('id'));
  if (id === null) return createBadRecord(place, 'expected an entry with an id', textOf(element) ?? '');
  const base = toBase(element, feed.base);
  const content = child('content');
  const links = [...readLinks(element, base), ...readContentLink(content, base)];
  const source = child('source');
  const authors = [readAuthors(element), source === null ? [] : readAuthors(source), feed.authors];
  const record: FeedEntry = {
    id,
    title: readText(child('title'), base),
    summary: readText(child('summary'), base),
    content: readText(content, base),
    url: findPage(links)?.href ?? null,
    links,
    categories: readCategories(element),
    published: parseFeedDate(textOf(child('published'))),
    updated: parseFeedDate(textOf(child('updated'))),
    authors: authors.find((names) => names.length > 0) ?? [],
    language: attributeOf(element, 'lang', XML_NAMESPACE) ?? feed.language,
    rights: readRights(element, base) ?? (source === null ? null : readRights(source, base)) ?? feed.rights,
    extensions: readExtensions(element, [ATOM_NAMESPACE]),
  };
  return { ok: true, place: id.slice(0, 200), record };
}

function readRights(parent: XmlElement, base: string): FeedText | null {
  return readText(childOf(parent, ATOM_NAMESPACE, 'rights'), base);
}

function findPage(links: readonly FeedLink[]): FeedLink | undefined {
  const alternates = links.filter(({ rel }) => rel === 'alternate');
  return alternates.find(({ type }) => type === null || /html/i.test(type)) ?? alternates[0];
}

function readText(element: XmlElement | null, parentBase: string): FeedText | null {
  if (element === null) return null;
  const baseUrl = toBase(element, parentBase);
  const type = (attributeOf(element, 'type') ?? 'text').toLowerCase();
  if (type === 'xhtml') {
    const division = childOf(element, XHTML_NAMESPACE, 'div');
    const value = division === null ? '' : toXhtml(division).trim();
    return value === '' ? null : { type: 'html', value, baseUrl };
  }
  const isHtml = type === 'html' || type === 'text/html';
  // Content of other media types (base64, XML of some kind) is no text to show.
  const value = isHtml || type === 'text' || type.startsWith('text/') ? textOf(element) : null;
  return value === null ? null : { type: isHtml ? 'html' : 'text', value, baseUrl };
}

function readContentLink(content: XmlElement | null, base: string): FeedLink[] {
  if (content === null) return [];
  const href = toFeedUrl(attributeOf(content, 'src'), toBase(content, base));
  if (href === null) return [];
  return [{ rel: 'content', href, type: attributeOf(content, 'type'), title: null, lengthBytes: null }];
}

function readCategories(element: XmlElement): FeedCategory[] {
  return childrenOf(element, ATOM_NAMESPACE, 'category').flatMap((category) => {
    const term = attributeOf(category, 'term');
    if (term === null) return [];
    return [{ term, scheme: attributeOf(category, 'scheme'), label: attributeOf(category, 'label') }];
  });
}

function readAuthors(element: XmlElement): string[] {
  return childrenOf(element, ATOM_NAMESPACE, 'author').flatMap((author) => {
    const name = toAuthorName(textOf(childOf(author, ATOM_NAMESPACE, 'name')));
    return name === null ? [] : [name];
  });
}

function toBase(element: XmlElement, parentBase: string): string {
  return toFeedUrl(attributeOf(element, 'base', XML_NAMESPACE), parentBase) ?? parentBase;
}
