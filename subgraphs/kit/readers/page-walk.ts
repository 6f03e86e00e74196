// Keeps a walk over pages finite and at home: counts pages and records, refuses loops and other origins.
// Each refusal is a FeedError, because a walk that stopped early must never be taken for the whole feed.

import { FeedError } from '../errors.ts';
import { DEFAULT_MAX_PAGES, DEFAULT_MAX_RECORDS, type ReadOptions } from './read-options.ts';

export class PageWalk {
  readonly #maxPages: number;
  readonly #maxRecords: number;
  readonly #seen = new Set<string>();
  readonly #origins = new Set<string>();
  #records = 0;
  #pages = 0;

  constructor(options: ReadOptions) {
    this.#maxPages = options.maxPages ?? DEFAULT_MAX_PAGES;
    this.#maxRecords = options.maxRecords ?? DEFAULT_MAX_RECORDS;
  }

  /**
   * Notes that a page is about to be asked for.
   * @throws FeedError FEED_TOO_LARGE beyond the page limit, FEED_MALFORMED for a page that was read already
   */
  enter(url: string): void {
    const address = new URL(url);
    address.hash = '';
    if (this.#seen.has(address.href)) {
      throw new FeedError('FEED_MALFORMED', url, 'expected a page not read before, but the paging leads in a circle');
    }
    this.#seen.add(address.href);
    this.#origins.add(address.origin);
    this.#pages += 1;
    if (this.#pages > this.#maxPages) {
      throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${this.#maxPages} pages, and there are more`);
    }
  }

  /**
   * The absolute address of the next page, or null at the end.
   * @param link as the page gives it, relative or absolute
   * @param pageUrl the address that answered with the page
   * @throws FeedError FEED_MALFORMED when it is no address, FEED_FORBIDDEN_ADDRESS when it is at another origin
   */
  toNext(link: string | null, pageUrl: string): string | null {
    if (link === null || link === '') return null;
    const page = new URL(pageUrl);
    if (!URL.canParse(link, pageUrl)) {
      throw new FeedError(
        'FEED_MALFORMED',
        pageUrl,
        `expected the address of the next page, got '${link.slice(0, 200)}'`,
      );
    }
    const next = new URL(link, page);
    next.username = '';
    next.password = '';
    // Gotcha: WordPress and Drupal behind a TLS proxy write http links in pages served over https.
    if (page.protocol === 'https:' && next.protocol === 'http:' && next.hostname === page.hostname) {
      next.protocol = 'https:';
    }
    if (next.origin !== page.origin && !this.#origins.has(next.origin)) {
      throw new FeedError(
        'FEED_FORBIDDEN_ADDRESS',
        pageUrl,
        `expected the next page at ${page.origin}, got one at ${next.origin.slice(0, 200)}`,
      );
    }
    return next.href;
  }

  /**
   * Notes records that were read.
   * @throws FeedError FEED_TOO_LARGE beyond the record limit
   */
  countRecords(count: number, url: string): void {
    this.#records += count;
    if (this.#records > this.#maxRecords) {
      throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${this.#maxRecords} records, and there are more`);
    }
  }

  /** Records noted so far, readable or not. */
  get records(): number {
    return this.#records;
  }
}
