// Takes an answer from the store without asking the network, when it is young enough. None there or too old: null,
// and the network is asked. One that no longer reads is a FeedError like a broken answer.

import { DateTime } from 'luxon';
import type { Dispatcher } from 'undici';
import { type ExchangeRequest, exchange } from './exchange.ts';
import type { StepAnswer } from './follow-redirects.ts';

// The longest that RFC 9111 lets a number of seconds count.
const FROM_STORE_ONLY = 'only-if-cached, max-stale=2147483647';

/** @param since the stored answer's `date`, or else its `last-modified`, must be this moment or later */
export async function readStored(
  dispatcher: Dispatcher,
  url: URL,
  request: ExchangeRequest,
  since: Date,
): Promise<StepAnswer | null> {
  const headers = { ...request.headers, 'cache-control': FROM_STORE_ONLY };
  // Without a stored answer the cache interceptor answers 504 itself; only answers with 200 are ever kept.
  const answer = await exchange(dispatcher, url, { ...request, headers, wantsBody: (status) => status === 200 });
  if (answer.status !== 200) return null;
  const storedAt = DateTime.fromHTTP(answer.headers.date ?? answer.headers['last-modified'] ?? '');
  return storedAt.isValid && storedAt.toMillis() >= since.getTime() ? answer : null;
}
