// The HttpClient port over undici's fetch, without store, retries or limits: enough for the readers' tests.

import { fetch } from 'undici';
import { FeedError } from '../../subgraphs/kit/errors.ts';
import type { GetOptions, HttpAnswer, HttpClient } from '../../subgraphs/kit/http/http-client.ts';

/** A client that asks the network each time. */
export function createPlainHttpClient(): HttpClient {
  const traffic = { requests: 0, notModified: 0, fromStore: 0, bytes: 0 };

  async function get(url: string, options: GetOptions = {}): Promise<HttpAnswer> {
    traffic.requests += 1;
    const response = await fetch(url, {
      headers: { ...options.headers, ...(options.accept === undefined ? {} : { accept: options.accept }) },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    traffic.bytes += body.length;
    if (!response.ok && !(options.allowStatuses ?? []).includes(response.status)) {
      throw new FeedError('FEED_STATUS', url, `expected an answer, got status ${response.status}`, {
        status: response.status,
      });
    }
    return {
      status: response.status,
      url: response.url,
      redirectedFrom: response.redirected ? [url] : [],
      permanent: !response.redirected,
      headers: Object.fromEntries(response.headers),
      body,
    };
  }

  return { get, traffic, close: () => Promise.resolve() };
}
