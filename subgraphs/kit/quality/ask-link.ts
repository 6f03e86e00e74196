// Asks whether an address still leads somewhere: by HEAD, and where that does not do, by GET, since many sites answer HEAD
// wrongly. Faults of the address are results; only the reason of an aborted signal is thrown.
import { FeedError } from '../errors.ts';
import { toPlainText } from '../harvest/plain-text.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { LinkResult } from './link-check.ts';

/** A login, a payment, robots kept out, too many requests, the law: somebody else may well be let in. */
const UNCLEAR_STATUSES: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451]);

/** Null where nothing was asked, because the site has just failed several times in a row. */
export async function askLink(client: HttpClient, url: string, signal: AbortSignal): Promise<LinkResult | null> {
  const byHead = await ask(() => client.get(url, { signal, headersOnly: true }), signal);
  if (byHead === null || byHead.verdict === 'alive' || byHead.status === null) return byHead;
  return (await ask(() => client.get(url, { signal }), signal)) ?? byHead;
}

async function ask(request: () => ReturnType<HttpClient['get']>, signal: AbortSignal): Promise<LinkResult | null> {
  try {
    const { status } = await request();
    return { verdict: 'alive', status, reason: `answered ${status}` };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FeedError) return toResult(error);
    throw error;
  }
}

function toResult({ code, status, message }: FeedError): LinkResult | null {
  switch (code) {
    case 'FEED_GIVEN_UP':
      return null;
    // More than we want of it, or not as it claims: something is there.
    case 'FEED_TOO_LARGE':
    case 'FEED_MALFORMED':
      return { verdict: 'alive', status, reason: 'answered' };
    case 'FEED_FORBIDDEN_BY_ROBOTS':
      return { verdict: 'unclear', status, reason: 'robots.txt keeps us out' };
    case 'FEED_FORBIDDEN_ADDRESS':
      return { verdict: 'unclear', status, reason: 'not asked: not a public https address' };
    case 'FEED_STATUS':
      return { verdict: isUnclear(status) ? 'unclear' : 'missed', status, reason: `answered ${status ?? 'oddly'}` };
    case 'FEED_TIMEOUT':
      return { verdict: 'missed', status, reason: 'no answer in time' };
    case 'FEED_UNREACHABLE':
      return { verdict: 'missed', status, reason: 'no connection' };
    default:
      return { verdict: 'missed', status, reason: toPlainText(message) };
  }
}

function isUnclear(status: number | null): boolean {
  return status !== null && UNCLEAR_STATUSES.has(status);
}
