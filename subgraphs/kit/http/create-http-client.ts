// Makes the HTTP client that every feed is read through: guarded, polite, retried, and with a memory of what partners
// answered. A partner that does not answer is an error, whatever is in the store.

import { Agent, interceptors } from 'undici';
import { FeedError } from '../errors.ts';
import { createAddressGuard } from './address-guard.ts';
import { openAnswerStore } from './answer-store.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { exchange } from './exchange.ts';
import { followRedirects, type StepAnswer } from './follow-redirects.ts';
import { createHostQueue } from './host-queue.ts';
import type { GetOptions, HttpAnswer, HttpClient } from './http-client.ts';
import { readStored } from './read-stored.ts';
import { type RequestHeaders, toRequestHeaders } from './request-headers.ts';
import { createRobotsGate } from './robots-gate.ts';
import { toSafeUrl } from './to-safe-url.ts';
import { type TrafficCounter, watchWire } from './watch-wire.ts';
import { withRetries } from './with-retries.ts';

export interface HttpClientOptions {
  /** Product and version, `Signpost/0.1.0`; robots.txt files are read as addressed to the product. */
  readonly userAgent: string;
  /** How partners reach the operator, an address or an e-mail; sent with the user agent. */
  readonly contact: string;
  /** Hosts (`sandbox.example`, `127.0.0.1:4000`) that may be private and may be reached without TLS. */
  readonly allowedHosts: readonly string[];
  /** The SQLite file in which answers are kept between harvests; null keeps them in memory. */
  readonly storePath: string | null;
  readonly concurrencyPerHost?: number;
  /** The least pause between two requests to a host; a longer one that its robots.txt asks for is kept. */
  readonly spacingMs?: number;
  /** For each request on the wire, its whole body included; waiting for a place in the queue does not count. */
  readonly deadlineMs?: number;
  /** After decompression. */
  readonly maxBodyBytes?: number;
  readonly maxRedirects?: number;
  /** All tries of one `get` together, redirects within a try not counted. */
  readonly tries?: number;
  /** The wait after the first try, before jitter; it doubles with each further one. */
  readonly backoffMs?: number;
  readonly obeyRobots?: boolean;
  /** Requests to one origin that fail in a row, each with all its tries, before the origin is left alone. */
  readonly failuresToGiveUp?: number;
  /** How long an origin is left alone before a request may try again. */
  readonly giveUpMs?: number;
}

const DEFAULTS = {
  concurrencyPerHost: 2,
  spacingMs: 0,
  deadlineMs: 20_000,
  maxBodyBytes: 20 * 1024 * 1024,
  maxRedirects: 5,
  tries: 3,
  backoffMs: 500,
  obeyRobots: true,
  failuresToGiveUp: 5,
  giveUpMs: 60_000,
};

/**
 * A client to be closed when the work is done; requests still under way then fail.
 * Throws a TypeError for headers that cannot be sent, and the reason of `signal` when it aborts; every other failure is
 * a FeedError.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const settings = { ...DEFAULTS, ...options };
  const userAgent = `${settings.userAgent} (+${settings.contact})`;
  const traffic: TrafficCounter = { requests: 0, notModified: 0, fromStore: 0, bytes: 0 };
  const guard = createAddressGuard(settings.allowedHosts, settings.deadlineMs);
  const answers = openAnswerStore(settings.storePath, settings.maxBodyBytes);
  const queue = createHostQueue(settings.concurrencyPerHost);
  const breaker = createCircuitBreaker({ failures: settings.failuresToGiveUp, pauseMs: settings.giveUpMs });
  const agent = new Agent({
    connect: guard.connect,
    connections: settings.concurrencyPerHost,
    // The deadline of each request is ours; undici's own would only race with it.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: settings.maxBodyBytes,
  });
  // The last interceptor is the outermost: the cache asks, the wire below it is watched.
  const dispatcher = agent.compose([watchWire(traffic), interceptors.cache({ store: answers.store, type: 'private' })]);

  const robots = createRobotsGate({
    userAgent: settings.userAgent,
    read: async (url) => (await read(url, {}, false)).body,
  });

  /** `onAsked` is told when a request is about to go out, robots.txt not counted. */
  async function read(
    first: URL,
    request: GetOptions,
    obeyRobots: boolean,
    onAsked: () => void = () => undefined,
  ): Promise<HttpAnswer> {
    const { signal, unchangedSince, allowStatuses = [], headersOnly = false } = request;
    const headers = toRequestHeaders(userAgent, request);
    const isWanted = (status: number): boolean => (status >= 200 && status < 300) || allowStatuses.includes(status);
    const limits = {
      method: headersOnly ? ('HEAD' as const) : ('GET' as const),
      wantsBody: isWanted,
      deadlineMs: settings.deadlineMs,
      maxBodyBytes: settings.maxBodyBytes,
      signal,
    };

    const ask = async (url: URL, sent: RequestHeaders): Promise<StepAnswer> => {
      const spacingMs = Math.max(settings.spacingMs, obeyRobots ? await robots.enter(url) : 0);
      return queue.run({ host: url.host, spacingMs, signal }, () => {
        onAsked();
        return exchange(dispatcher, url, { ...limits, headers: { ...sent, 'cache-control': 'no-cache' } });
      });
    };

    const step = async (url: URL, isOwnOrigin: boolean): Promise<StepAnswer> => {
      guard.assertAllowed(url);
      const sent = isOwnOrigin ? headers.ownOrigin : headers.otherOrigin;
      try {
        const stored =
          unchangedSince === undefined
            ? null
            : await readStored(dispatcher, url, { ...limits, headers: sent }, unchangedSince);
        if (stored === null) return await ask(url, sent);
        traffic.fromStore++;
        return stored;
      } catch (error) {
        // A broken body must not be confirmed by a 304 on the next try.
        if (error instanceof FeedError && error.code === 'FEED_MALFORMED') answers.forget(url, sent);
        throw error;
      }
    };

    const plan = { tries: settings.tries, backoffMs: settings.backoffMs, allowStatuses, signal };
    const answer = await withRetries(() => followRedirects(first, step, settings.maxRedirects), plan);
    if (isWanted(answer.status)) return answer;
    const { status } = answer;
    const address = toSafeUrl(answer.url);
    throw new FeedError('FEED_STATUS', address, `expected a status of 2xx, got ${status} from ${address}`, { status });
  }

  let closing: Promise<void> | null = null;
  return {
    async get(url, request = {}) {
      request.signal?.throwIfAborted();
      const first = URL.parse(url);
      if (first === null) {
        throw new FeedError('FEED_FORBIDDEN_ADDRESS', toSafeUrl(url), 'expected an absolute https address');
      }
      first.hash = '';
      const attempt = breaker.enter(first.origin);
      let isAsked = false;
      try {
        const answer = await read(first, request, settings.obeyRobots, () => {
          isAsked = true;
        });
        // Of an origin whose answers come out of the store, nothing is known.
        if (isAsked) attempt.succeed();
        else attempt.skip();
        return answer;
      } catch (error) {
        attempt.fail(error);
        throw error;
      }
    },
    get traffic() {
      return { ...traffic };
    },
    close() {
      closing ??= agent.destroy().then(() => answers.close());
      return closing;
    },
  };
}
