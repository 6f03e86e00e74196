// Finds the sitemaps that a site's robots.txt names. A site without a robots.txt names none; one that does not answer
// is a FeedError.

import type { HttpClient } from '../http/http-client.ts';
import { decodeAnswer } from './decode-text.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';

// RFC 9309: a robots.txt that the site does not give (4xx) restricts nothing, so it names nothing either.
const ABSENT = [400, 401, 403, 404, 410];

/**
 * Absolute addresses of the sitemaps, in order, each once. Whether their host is to be trusted is the caller's decision:
 * robots.txt may name any.
 * @param origin the site, for example `https://www.example.invalid`
 */
export async function readSitemapAddresses(
  client: HttpClient,
  origin: string,
  options: ReadOptions = {},
): Promise<readonly string[]> {
  const address = new URL('/robots.txt', origin).href;
  const answer = await client.get(address, { ...toGetOptions('text/plain', options), allowStatuses: ABSENT });
  if (ABSENT.includes(answer.status)) return [];
  const lines = decodeAnswer(answer, 'nowhere').matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*([^\s#]+)/gim);
  const named = [...lines].flatMap(([, text = '']) =>
    URL.canParse(text, answer.url) ? [new URL(text, answer.url)] : [],
  );
  return [...new Set(named.filter((url) => /^https?:$/.test(url.protocol)).map((url) => url.href))];
}
