// Walks from an address to the one that answers, so that each step passes the same guard as the first. A loop, too many
// steps or a step without a target is a FeedError FEED_STATUS; a step from https to http is FEED_FORBIDDEN_ADDRESS.

import { FeedError } from '../errors.ts';
import type { HttpAnswer } from './http-client.ts';
import { toSafeUrl } from './to-safe-url.ts';

/** What one address answered. */
export type StepAnswer = Pick<HttpAnswer, 'status' | 'headers' | 'body'>;

/** `isOwnOrigin` is false from the first step to another origin on: the caller's own headers must stay behind. */
export type Step = (url: URL, isOwnOrigin: boolean) => Promise<StepAnswer>;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT_REDIRECTS: ReadonlySet<number> = new Set([301, 308]);

export async function followRedirects(first: URL, step: Step, maxRedirects: number): Promise<HttpAnswer> {
  const redirectedFrom: string[] = [];
  let permanent = true;
  let isOwnOrigin = true;
  let url = first;
  for (;;) {
    const answer = await step(url, isOwnOrigin);
    if (!REDIRECTS.has(answer.status)) return { ...answer, url: url.href, redirectedFrom, permanent };

    const target = toTarget(url, answer);
    redirectedFrom.push(url.href);
    if (redirectedFrom.includes(target.href)) throw toError(url, answer, 'no redirect back to an earlier address');
    if (redirectedFrom.length > maxRedirects) throw toError(url, answer, `at most ${maxRedirects} redirects`);
    permanent &&= PERMANENT_REDIRECTS.has(answer.status);
    isOwnOrigin &&= target.origin === first.origin;
    url = target;
  }
}

function toTarget(from: URL, answer: StepAnswer): URL {
  const location = answer.headers.location;
  const target = location === undefined ? null : URL.parse(location, from.href);
  if (target === null) throw toError(from, answer, 'a redirect with a readable location');
  target.hash = '';
  if (from.protocol === 'https:' && target.protocol === 'http:') {
    const address = toSafeUrl(from);
    throw new FeedError(
      'FEED_FORBIDDEN_ADDRESS',
      address,
      `expected ${address} to redirect to https, got ${toSafeUrl(target)}`,
      { status: answer.status },
    );
  }
  return target;
}

function toError(url: URL, { status }: StepAnswer, needed: string): FeedError {
  const address = toSafeUrl(url);
  return new FeedError('FEED_STATUS', address, `expected ${needed}, got status ${status} from ${address}`, { status });
}
