// Reads sitemaps (sitemaps.org): indexes, url sets, gzipped and plain-text ones. An address of a foreign host is a note;
// a sitemap that cannot be read is a FeedError, because its pages would be taken for removed.

import { gunzipSync } from 'node:zlib';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { decodeText, type FeedAnswer } from './decode-text.ts';
import { PageWalk } from './page-walk.ts';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from './parse-xml.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';
import type { ReadRecord } from './read-record.ts';
import { parseW3cDatetime } from './w3c-datetime.ts';

export interface SitemapEntry {
  /** Absolute, without a fragment. */
  readonly url: string;
  /** The first moment of the stated `lastmod`; null when it is absent or unreadable. */
  readonly lastModified: Date | null;
  /** The end of the stated `lastmod` (of a day, when it is a day): the page has not changed since. */
  readonly unchangedSince: Date | null;
}

export interface SitemapOptions extends ReadOptions {
  /** Hosts (with a port that is not the scheme's own) of pages and sitemaps besides the host of the sitemap asked for. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** One sitemap document: the sitemaps that an index names, or the pages of a url set. */
export type Sitemap =
  | { readonly kind: 'index'; readonly sitemaps: readonly SitemapEntry[] }
  | { readonly kind: 'urlset'; readonly records: readonly ReadRecord<SitemapEntry>[] };

const MAX_INDEX_DEPTH = 3;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * One sitemap document.
 * @param allowedHosts hosts of which pages are taken
 * @throws FeedError FEED_MALFORMED, FEED_TOO_LARGE
 */
export function parseSitemap(answer: FeedAnswer, allowedHosts: ReadonlySet<string>): Sitemap {
  const bytes = unzip(answer);
  const text = decodeText(bytes, 'xml', answer.headers['content-type']);
  if (!text.trimStart().startsWith('<')) return parseTextSitemap(text, answer.url, allowedHosts);
  const root = parseXml(text, answer.url);
  if (root.name === 'sitemapindex') return { kind: 'index', sitemaps: toSitemaps(root, answer.url) };
  if (root.name !== 'urlset') {
    const found = root.name.slice(0, 50);
    throw new FeedError('FEED_MALFORMED', answer.url, `expected a sitemap (urlset or sitemapindex), got <${found}>`);
  }
  const records = childrenOf(root, root.namespace, 'url').map((element, index) => {
    const address = textOf(childOf(element, root.namespace, 'loc'));
    return toRecord(address, readLastModified(element), `url ${index + 1}`, allowedHosts);
  });
  return { kind: 'urlset', records };
}

const ACCEPT = 'application/xml, text/xml, text/plain;q=0.8, application/gzip;q=0.8, */*;q=0.1';

/**
 * Walks a sitemap or an index with all that it names, one url set at a time. A page that several url sets name is given
 * once. An index's dates are not believed: many take the newest page's date for a sitemap's, which says nothing of a page
 * that has left it.
 * @throws FeedError also when indexes nest more than three deep or in a circle, or lead to a host that is not allowed
 */
export async function* readSitemap(
  client: HttpClient,
  url: string,
  options: SitemapOptions = {},
): AsyncGenerator<ReadPage<SitemapEntry>> {
  const allowedHosts = new Set([new URL(url).host, ...(options.allowedHosts ?? [])]);
  const walk = new PageWalk(options);
  const given = new Set<string>();
  const read = new Set<string>();

  async function* visit(at: string, above: readonly string[]): AsyncGenerator<ReadPage<SitemapEntry>> {
    if (above.includes(at)) throw new FeedError('FEED_MALFORMED', at, 'expected sitemaps in a tree, got a circle');
    if (read.has(at)) return;
    read.add(at);
    walk.enter(at);
    const answer = await client.get(at, toGetOptions(ACCEPT, options));
    // A site that has moved as a whole redirects its sitemap; its pages are at the new host.
    if (above.length === 0) allowedHosts.add(new URL(answer.url).host);
    const sitemap = parseSitemap(answer, allowedHosts);
    if (sitemap.kind === 'urlset') {
      walk.countRecords(sitemap.records.length, answer.url);
      const records = sitemap.records.filter((entry) => {
        if (!entry.ok) return true;
        const isNew = !given.has(entry.record.url);
        given.add(entry.record.url);
        return isNew;
      });
      yield { url: answer.url, records, statedTotal: null };
      return;
    }
    if (above.length >= MAX_INDEX_DEPTH) {
      throw new FeedError('FEED_TOO_LARGE', at, `expected sitemap indexes at most ${MAX_INDEX_DEPTH} deep`);
    }
    for (const child of sitemap.sitemaps) {
      if (!allowedHosts.has(new URL(child.url).host)) {
        throw new FeedError('FEED_FORBIDDEN_ADDRESS', child.url, 'expected a sitemap at the host of its index');
      }
      yield* visit(child.url, [...above, at]);
    }
  }

  const start = new URL(url);
  start.hash = '';
  yield* visit(start.href, []);
}

function unzip(answer: FeedAnswer): Uint8Array {
  const { body, url } = answer;
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${MAX_BYTES} bytes once unzipped`, { cause });
    }
    throw new FeedError('FEED_MALFORMED', url, 'expected a whole gzip file, got one that cannot be unzipped', {
      cause,
    });
  }
}

function parseTextSitemap(text: string, url: string, allowedHosts: ReadonlySet<string>): Sitemap {
  const records = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ address: line.trim(), place: `line ${index + 1}` }))
    .filter(({ address }) => address !== '')
    .map(({ address, place }) => toRecord(address, null, place, allowedHosts));
  if (!records.some((record) => record.ok)) {
    throw new FeedError(
      'FEED_MALFORMED',
      url,
      `expected a sitemap, got text that starts '${text.trim().slice(0, 60)}'`,
    );
  }
  return { kind: 'urlset', records };
}

function toSitemaps(root: XmlElement, url: string): SitemapEntry[] {
  return childrenOf(root, root.namespace, 'sitemap').map((element) => {
    const address = toAddress(textOf(childOf(element, root.namespace, 'loc')));
    if (address === null) {
      throw new FeedError('FEED_MALFORMED', url, 'expected an absolute http(s) address for every sitemap of the index');
    }
    return { url: address.href, ...toEntryTimes(readLastModified(element)) };
  });
}

function readLastModified(element: XmlElement): string | null {
  return textOf(childOf(element, element.namespace, 'lastmod'));
}

function toRecord(
  text: string | null,
  lastModified: string | null,
  place: string,
  allowedHosts: ReadonlySet<string>,
): ReadRecord<SitemapEntry> {
  const address = toAddress(text);
  if (address === null) return createBadRecord(place, 'expected an absolute http(s) address', text ?? '');
  if (!allowedHosts.has(address.host)) {
    return createBadRecord(address.href, 'expected a page at the host of its sitemap', address.href);
  }
  return { ok: true, place: address.href.slice(0, 200), record: { url: address.href, ...toEntryTimes(lastModified) } };
}

function toEntryTimes(lastModified: string | null): Pick<SitemapEntry, 'lastModified' | 'unchangedSince'> {
  const stated = lastModified === null ? null : parseW3cDatetime(lastModified);
  return { lastModified: stated?.from ?? null, unchangedSince: stated?.until ?? null };
}

function toAddress(text: string | null): URL | null {
  if (text === null || !URL.canParse(text)) return null;
  const address = new URL(text);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  address.hash = '';
  address.username = '';
  address.password = '';
  return address;
}
