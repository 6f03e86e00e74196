// Reads the Academy's feed, Atom or RSS, from its first page to its last. A feed that breaks off is a FeedError, because
// what is missing from it would be taken for removed.
import { type Settings, SettingsError } from '../kit/env.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { type FeedPage, readFeed } from '../kit/readers/feed.ts';

/** Throws a SettingsError that names the setting without which nothing can be read. */
export function requireFeedUrl({ RAENG_URL }: Settings): string {
  if (RAENG_URL !== undefined) return RAENG_URL;
  throw new SettingsError(['RAENG_URL: expected the address of the feed, got nothing']);
}

/** The pages in the feed's order, each with the entries that no earlier page has given and the entries deleted. */
export function readEntries(client: HttpClient, feedUrl: string): AsyncIterable<FeedPage> {
  return readFeed(client, feedUrl);
}
