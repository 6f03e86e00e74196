// What every reader can be told, and the bounds it keeps when told nothing.
// A feed beyond a bound is a FeedError FEED_TOO_LARGE, so that an endless or hostile one ends.

import type { GetOptions } from '../http/http-client.ts';

export interface ReadOptions {
  /** Further request headers, for example `authorization`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Documents read in one walk at most; 2,000 unless told. */
  readonly maxPages?: number | undefined;
  /** Records of one feed at most, readable or not; 200,000 unless told. */
  readonly maxRecords?: number | undefined;
}

export const DEFAULT_MAX_PAGES = 2_000;
export const DEFAULT_MAX_RECORDS = 200_000;

/** The request options for one document of a feed. */
export function toGetOptions(accept: string, options: ReadOptions): GetOptions {
  return {
    accept,
    ...(options.headers === undefined ? {} : { headers: options.headers }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}
