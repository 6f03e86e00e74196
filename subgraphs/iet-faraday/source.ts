// Reads the site: its sitemaps, and each page that they list. Without the list there is no feed, and a FeedError; a page
// that cannot be read is told as such, so that what was last read from it stays.
import { type Settings, SettingsError } from '../kit/env.ts';
import { FeedError } from '../kit/errors.ts';
import type { HttpAnswer, HttpClient } from '../kit/http/http-client.ts';
import { type Page, parsePage } from '../kit/readers/page.ts';
import { readRecords } from '../kit/readers/read-page.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { readSitemapAddresses } from '../kit/readers/robots-sitemaps.ts';
import { readSitemap, type SitemapEntry } from '../kit/readers/sitemap.ts';
import { readAhead } from './read-ahead.ts';

export interface SitePage {
  /** Addresses that lead to the page besides its canonical one: as listed, redirected from for good, and answering. */
  readonly addresses: readonly string[];
  readonly page: Page;
}

/** What came of a listed page: itself, nothing because it is gone, no page at all, or the fault in asking for it. */
export type PageRead =
  | { readonly kind: 'page'; readonly listedUrl: string; readonly page: SitePage }
  | { readonly kind: 'gone'; readonly listedUrl: string }
  | { readonly kind: 'no-page'; readonly listedUrl: string; readonly problem: string }
  | { readonly kind: 'fault'; readonly listedUrl: string; readonly error: FeedError };

/** The client asks two pages of a host at a time; the others wait there, ready to go. */
const PAGES_AHEAD = 4;
/** A `lastmod` is believed for so long. Pages that are gone, or were edited without it, are noticed then. */
const BELIEVED_DAYS = 7;
const GONE = [404, 410];
const HTML = 'text/html, application/xhtml+xml;q=0.9';

/** Throws a SettingsError that names the setting without which nothing can be read. */
export function requireSiteUrl({ IET_FARADAY_URL }: Settings): string {
  if (IET_FARADAY_URL !== undefined) return IET_FARADAY_URL;
  throw new SettingsError(['IET_FARADAY_URL: expected the origin of the pages, got nothing']);
}

/**
 * Every page that the sitemaps of robots.txt list, or else `/sitemap.xml`; each once.
 * @throws FeedError FEED_INCOMPLETE when they list none
 */
export async function listPages(client: HttpClient, origin: string): Promise<readonly ReadRecord<SitemapEntry>[]> {
  const isOfSite = (address: string): boolean => hostOf(address) === hostOf(origin);
  const named = (await readSitemapAddresses(client, origin)).filter(isOfSite);
  const sitemaps = named.length > 0 ? named : [new URL('/sitemap.xml', origin).href];
  const pages = new Map<string, ReadRecord<SitemapEntry>>();
  for (const sitemap of sitemaps) {
    for await (const read of readRecords(readSitemap(client, sitemap, { allowedHosts: [new URL(origin).host] }))) {
      const key = read.ok ? read.record.url : read.place;
      if (!pages.has(key)) pages.set(key, read);
    }
  }
  if ([...pages.values()].some((read) => read.ok)) return [...pages.values()];
  // The last page does not go between two harvests; a sitemap that was being rewritten looks like this.
  throw new FeedError('FEED_INCOMPLETE', origin, 'expected a sitemap that lists pages of the site, got none');
}

/** The pages in the order given, several read at once. */
export function readPages(client: HttpClient, entries: readonly SitemapEntry[], now: Date): AsyncGenerator<PageRead> {
  const believedFrom = now.getTime() - BELIEVED_DAYS * 24 * 60 * 60 * 1000;
  return readAhead(entries, PAGES_AHEAD, async ({ url, unchangedSince: since }, signal) => {
    const unchangedSince = since === null ? {} : { unchangedSince: new Date(Math.max(since.getTime(), believedFrom)) };
    try {
      return toRead(url, await client.get(url, { accept: HTML, allowStatuses: GONE, signal, ...unchangedSince }));
    } catch (error) {
      if (error instanceof FeedError) return { kind: 'fault', listedUrl: url, error };
      throw error;
    }
  });
}

function toRead(listedUrl: string, answer: HttpAnswer): PageRead {
  if (GONE.includes(answer.status)) return { kind: 'gone', listedUrl };
  const read = parsePage(answer);
  if (!read.ok) return { kind: 'no-page', listedUrl, problem: read.problem };
  const addresses = answer.permanent ? [listedUrl, ...answer.redirectedFrom, answer.url] : [answer.url];
  return { kind: 'page', listedUrl, page: { addresses: [...new Set(addresses)], page: read.record } };
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
