// One request to one address and its whole answer, within the deadline. Nothing here follows, repeats or judges a
// status; every fault comes out as a FeedError, save the reason of the caller's own abort.

import type { Dispatcher } from 'undici';
import type { StepAnswer } from './follow-redirects.ts';
import { readBody } from './read-body.ts';
import type { RequestHeaders } from './request-headers.ts';
import { toFeedError } from './to-feed-error.ts';
import { toSafeUrl } from './to-safe-url.ts';

export interface ExchangeRequest {
  readonly headers: RequestHeaders;
  readonly method: 'GET' | 'HEAD';
  /** The body of any other status is thrown away unread, and comes out empty. */
  readonly wantsBody: (status: number) => boolean;
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal | undefined;
}

// More than that, and dropping the connection costs less than reading on.
const LARGEST_UNREAD_BYTES = 64 * 1024;

// They told of the wire or of the store, and the body handed on has left both behind.
const SPENT_HEADERS: ReadonlySet<string> = new Set([
  'age',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'warning',
]);

export async function exchange(dispatcher: Dispatcher, url: URL, request: ExchangeRequest): Promise<StepAnswer> {
  const address = toSafeUrl(url);
  const deadline = AbortSignal.timeout(request.deadlineMs);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  try {
    const { statusCode, headers, body } = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers,
      signal,
    });
    const answer = { status: statusCode, headers: toPlainHeaders(headers) };
    // An answer to HEAD tells the encoding of a body that it does not have.
    if (request.method === 'HEAD' || !request.wantsBody(statusCode)) {
      await body.dump({ limit: LARGEST_UNREAD_BYTES, signal });
      return { ...answer, body: new Uint8Array() };
    }
    const encoding = headers['content-length'] === '0' ? undefined : toText(headers['content-encoding']);
    const limits = { maxBodyBytes: request.maxBodyBytes, address, signal };
    return { ...answer, body: await readBody(body, encoding, limits) };
  } catch (error) {
    request.signal?.throwIfAborted();
    throw toFeedError(error, address, deadline.aborted);
  }
}

function toPlainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !SPENT_HEADERS.has(name)) plain[name] = toText(value);
  }
  return plain;
}

function toText(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
