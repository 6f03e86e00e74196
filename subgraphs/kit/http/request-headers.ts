// Builds the headers of a request. A header that cannot be sent, such as one with a line break, is a TypeError: a fault
// of our own settings, found before anything goes out, and never a fault of the feed.

import { validateHeaderName, validateHeaderValue } from 'node:http';
import { ACCEPTED_ENCODINGS } from './content-encoding.ts';
import type { GetOptions } from './http-client.ts';

export type RequestHeaders = Readonly<Record<string, string>>;

/** Lower-case names of headers that say who asks. */
export const CREDENTIAL_HEADERS: readonly string[] = ['authorization', 'cookie'];

interface HeaderSets {
  /** For the origin that the caller named. */
  readonly ownOrigin: RequestHeaders;
  /** For any other that a redirect leads to: nothing of the caller's but `accept`. */
  readonly otherOrigin: RequestHeaders;
}

export function toRequestHeaders(userAgent: string, options: Pick<GetOptions, 'accept' | 'headers'>): HeaderSets {
  const otherOrigin = {
    accept: options.accept ?? '*/*',
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': userAgent,
  };
  const own = Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const ownOrigin: Record<string, string> = { ...Object.fromEntries(own), ...otherOrigin };
  for (const [name, value] of Object.entries(ownOrigin)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  return { ownOrigin, otherOrigin };
}
