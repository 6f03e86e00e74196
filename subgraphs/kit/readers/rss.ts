// Reads an RSS 2.0 document with the modules that publishers use (content, Dublin Core, Atom links).
// An item with neither a guid nor a link is a note; everything else that is missing reads as null.

import { ATOM_NAMESPACE, readExtensions, readLinks, readNextLink, readTombstones } from './atom.ts';
import { createBadRecord } from './bad-record.ts';
import {
  type FeedEntry,
  type FeedLink,
  type FeedText,
  type ParsedFeed,
  parseFeedDate,
  toAuthorName,
  toFeedUrl,
  toLengthBytes,
} from './feed-entry.ts';
import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from './parse-xml.ts';
import type { ReadRecord } from './read-record.ts';

const CONTENT_NAMESPACE = 'http://purl.org/rss/1.0/modules/content/';
const DUBLIN_CORE_NAMESPACE = 'http://purl.org/dc/elements/1.1/';

/** The feed in a channel element of an RSS document. */
export function parseRss(channel: XmlElement, url: string): ParsedFeed {
  const language = textOf(childOf(channel, channel.namespace, 'language'));
  const rights = toText(textOf(childOf(channel, channel.namespace, 'copyright')), url);
  return {
    format: 'rss',
    title: toText(textOf(childOf(channel, channel.namespace, 'title')), url),
    homeUrl: toFeedUrl(textOf(childOf(channel, channel.namespace, 'link')), url),
    records: childrenOf(channel, channel.namespace, 'item').map((item, index) =>
      readItem(item, `item ${index + 1}`, { base: url, language, rights }),
    ),
    deleted: readTombstones(channel),
    nextLink: readNextLink(channel, url),
  };
}

function readItem(
  item: XmlElement,
  place: string,
  { base, language, rights }: Pick<FeedEntry, 'language' | 'rights'> & { readonly base: string },
): ReadRecord<FeedEntry> {
  const text = (name: string): string | null => textOf(childOf(item, item.namespace, name));
  const dublinCore = (name: string): string | null => textOf(childOf(item, DUBLIN_CORE_NAMESPACE, name));
  const guid = childOf(item, item.namespace, 'guid');
  const atomLinks = readLinks(item, base);
  const url =
    toFeedUrl(text('link'), base) ??
    atomLinks.find(({ rel }) => rel === 'alternate')?.href ??
    (guid !== null && attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false' ? toPermalink(textOf(guid)) : null);
  const id = textOf(guid) ?? url;
  if (id === null) return createBadRecord(place, 'expected an item with a guid or a link', textOf(item) ?? '');
  const authors = [text('author'), dublinCore('creator')].map(toAuthorName).filter((name) => name !== null);
  const record: FeedEntry = {
    id,
    title: toText(text('title'), base),
    summary: toText(text('description'), base),
    content: toText(textOf(childOf(item, CONTENT_NAMESPACE, 'encoded')), base),
    url,
    links: [...atomLinks, ...readEnclosures(item, base)],
    categories: childrenOf(item, item.namespace, 'category').flatMap((category) => {
      const term = textOf(category);
      return term === null ? [] : [{ term, scheme: attributeOf(category, 'domain'), label: null }];
    }),
    published: parseFeedDate(text('pubDate')) ?? parseFeedDate(dublinCore('date')),
    updated: parseFeedDate(textOf(childOf(item, ATOM_NAMESPACE, 'updated'))),
    authors: [...new Set(authors)],
    language,
    rights: toText(dublinCore('rights'), base) ?? rights,
    extensions: readExtensions(item, [item.namespace, ATOM_NAMESPACE, CONTENT_NAMESPACE, DUBLIN_CORE_NAMESPACE]),
  };
  return { ok: true, place: id.slice(0, 200), record };
}

function readEnclosures(item: XmlElement, base: string): FeedLink[] {
  return childrenOf(item, item.namespace, 'enclosure').flatMap((enclosure) => {
    const href = toFeedUrl(attributeOf(enclosure, 'url'), base);
    if (href === null) return [];
    const lengthBytes = toLengthBytes(attributeOf(enclosure, 'length'));
    return [{ rel: 'enclosure', href, type: attributeOf(enclosure, 'type'), title: null, lengthBytes }];
  });
}

// RSS does not say whether its texts are HTML; publishers escape HTML into all of them.
function toText(value: string | null, baseUrl: string): FeedText | null {
  return value === null ? null : { type: 'html', value, baseUrl };
}

// A guid is a permalink unless it says otherwise, and many that do not say are no addresses at all.
function toPermalink(guid: string | null): string | null {
  return guid !== null && /^https?:\/\//i.test(guid) && URL.canParse(guid) ? new URL(guid).href : null;
}
