// Reads Atom and RSS feeds into one shape, page by page. A document that breaks off is a FeedError with none of its
// entries kept: the missing ones would be taken for removed.

import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { ATOM_NAMESPACE, parseAtom } from './atom.ts';
import { decodeAnswer, type FeedAnswer } from './decode-text.ts';
import { EarlierPages } from './earlier-pages.ts';
import type { FeedEntry, ParsedFeed } from './feed-entry.ts';
import { PageWalk } from './page-walk.ts';
import { childrenOf, parseXml } from './parse-xml.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';
import { parseRss } from './rss.ts';

/** One document of a feed, of which `statedTotal` is always null: feeds do not say how many entries they have. */
export type FeedPage = ReadPage<FeedEntry> & ParsedFeed;

const ACCEPT = 'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1';

/**
 * One feed document, Atom 1.0 or RSS 2.0.
 * @throws FeedError FEED_MALFORMED when it is neither, or not well-formed to its end
 */
export function parseFeed(answer: FeedAnswer): ParsedFeed {
  const root = parseXml(decodeAnswer(answer, 'xml'), answer.url);
  if (root.name === 'feed' && root.namespace === ATOM_NAMESPACE) return parseAtom(root, answer.url);
  const channel = root.name === 'rss' ? childrenOf(root, root.namespace, 'channel')[0] : undefined;
  if (channel !== undefined) return parseRss(channel, answer.url);
  throw new FeedError(
    'FEED_MALFORMED',
    answer.url,
    `expected an Atom feed or an RSS channel, got <${root.name.slice(0, 50)}>`,
  );
}

/**
 * Walks a feed from its first page, by `next` of a paged feed, else by `prev-archive` of an archived one. An entry that
 * an earlier page has given is left out; newer documents come first, so the newer version stays.
 * @throws FeedError also for paging in circles, to another origin, or beyond the limits
 */
export async function* readFeed(client: HttpClient, url: string, options: ReadOptions = {}): AsyncGenerator<FeedPage> {
  const walk = new PageWalk(options);
  const earlier = new EarlierPages<FeedEntry>(({ id }) => id);
  let next: string | null = url;
  while (next !== null) {
    walk.enter(next);
    const answer = await client.get(next, toGetOptions(ACCEPT, options));
    const feed = parseFeed(answer);
    walk.countRecords(feed.records.length + feed.deleted.length, answer.url);
    next = walk.toNext(feed.nextLink, answer.url);
    yield { ...feed, url: answer.url, statedTotal: null, records: earlier.dropRepeats(feed.records).records };
  }
}
