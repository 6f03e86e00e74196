// Reads the site: its sitemaps, and each page that they list. Without the list there is no feed, and a FeedError. A page
// that cannot be read is a Rejection and stays as it was last read; when more than a few cannot, the site is at fault.
import { type Settings, SettingsError } from '../kit/env.ts';
import { FeedError } from '../kit/errors.ts';
import type { HttpAnswer, HttpClient } from '../kit/http/http-client.ts';
import type { Logger } from '../kit/log.ts';
import { type Page, parsePage } from '../kit/readers/page.ts';
import { readRecords } from '../kit/readers/read-page.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { readSitemapAddresses } from '../kit/readers/robots-sitemaps.ts';
import { readSitemap, type SitemapEntry } from '../kit/readers/sitemap.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import { readAhead } from './read-ahead.ts';

export interface SitePage {
  /** Addresses that lead to the page besides its canonical one: as listed, redirected from for good, and answering. */
  readonly addresses: readonly string[];
  readonly page: Page;
}

export type SiteRead =
  | { readonly ok: true; readonly record: SitePage }
  | { readonly ok: false; readonly rejection: Rejection };

export interface Site {
  readonly client: HttpClient;
  readonly origin: string;
  readonly now: Date;
  readonly log: Logger;
}

/** The client asks two pages of a host at a time; the others wait there, ready to go. */
const PAGES_AHEAD = 4;
/** Part of the pages that may fail before the whole feed does; one page always may, all pages never. */
const FAILING_PART = 0.05;
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
 * Every page that the sitemaps list, in their order. Pages that are gone (404, 410) are left out.
 * @throws FeedError FEED_INCOMPLETE when too many pages cannot be read
 */
export async function* readSite(site: Site): AsyncGenerator<SiteRead> {
  const listed = await listPages(site);
  const entries = listed.flatMap((read) => (read.ok ? [read.record] : []));
  for (const read of listed) {
    if (!read.ok) yield refuse(read);
  }
  // The last page does not go between two harvests; a sitemap that was being rewritten looks like this.
  if (entries.length === 0)
    throw new FeedError('FEED_INCOMPLETE', site.origin, 'expected a sitemap of pages, got none');
  const most = Math.min(Math.max(1, Math.floor(entries.length * FAILING_PART)), entries.length - 1);
  let failed = 0;
  for await (const { entry, answer } of readAhead(entries, PAGES_AHEAD, (entry, signal) => ask(site, entry, signal))) {
    if (!(answer instanceof FeedError)) {
      yield* toReads(entry, answer);
      continue;
    }
    if (answer.code === 'FEED_FORBIDDEN_BY_ROBOTS') {
      yield { ok: false, rejection: createRejection('NOT_PUBLISHED', entry.url, 'robots.txt forbids the page') };
      continue;
    }
    failed += 1;
    if (failed > most) throw toSiteFault(answer, failed, entries.length);
    yield* await readLastAnswer(site, entry, answer);
  }
}

async function listPages({ client, origin }: Site): Promise<readonly ReadRecord<SitemapEntry>[]> {
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
  return [...pages.values()];
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}

interface Asked {
  readonly entry: SitemapEntry;
  readonly answer: HttpAnswer | FeedError;
}

async function ask({ client, now }: Site, entry: SitemapEntry, signal: AbortSignal): Promise<Asked> {
  const believedFrom = now.getTime() - BELIEVED_DAYS * 24 * 60 * 60 * 1000;
  const since = entry.unchangedSince;
  const unchangedSince = since === null ? {} : { unchangedSince: new Date(Math.max(since.getTime(), believedFrom)) };
  try {
    const answer = await client.get(entry.url, { accept: HTML, allowStatuses: GONE, signal, ...unchangedSince });
    return { entry, answer };
  } catch (error) {
    if (error instanceof FeedError) return { entry, answer: error };
    throw error;
  }
}

/** What is true of a page does not end because its server stumbles: the answer of an earlier harvest counts once more. */
async function readLastAnswer({ client, log }: Site, entry: SitemapEntry, fault: FeedError): Promise<SiteRead[]> {
  try {
    const answer = await client.get(entry.url, { accept: HTML, allowStatuses: GONE, unchangedSince: new Date(0) });
    log.warn({ code: fault.code, url: fault.url }, 'a page could not be read; its last answer stands');
    return toReads(entry, answer);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return [{ ok: false, rejection: createRejection('MALFORMED_RECORD', entry.url, fault.message) }];
  }
}

function toReads(entry: SitemapEntry, answer: HttpAnswer): SiteRead[] {
  if (GONE.includes(answer.status)) return [];
  const read = parsePage(answer);
  if (!read.ok) return [refuse(read)];
  const addresses = answer.permanent ? [entry.url, ...answer.redirectedFrom, answer.url] : [answer.url];
  return [{ ok: true, record: { addresses: [...new Set(addresses)], page: read.record } }];
}

function refuse(read: Extract<ReadRecord<unknown>, { ok: false }>): SiteRead & { ok: false } {
  return {
    ok: false,
    rejection: createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample }),
  };
}

function toSiteFault(last: FeedError, failed: number, listed: number): FeedError {
  const message = `expected nearly all of ${listed} pages, but ${failed} could not be read; the last one: ${last.message}`;
  return new FeedError('FEED_INCOMPLETE', last.url, message, { cause: last });
}
