// Obeys robots.txt (RFC 9309), read once a day per origin. A robots.txt that answers 4xx allows everything; one that
// cannot be read forbids everything, so its own FeedError is thrown and the feed waits for the next harvest.

import robotsParser, { type Robots } from 'robots-parser';
import { FeedError } from '../errors.ts';
import { toSafeUrl } from './to-safe-url.ts';

interface RobotsGate {
  /**
   * The pause that the host asks for between requests, in milliseconds.
   * @throws FeedError FEED_FORBIDDEN_BY_ROBOTS for a disallowed address, or what went wrong with robots.txt itself
   */
  enter(url: URL): Promise<number>;
}

interface RobotsGateParts {
  /** Our product's name as robots.txt files know it; a version after `/` is ignored. */
  readonly userAgent: string;
  /** Reads a robots.txt; any status but 2xx is a FeedError FEED_STATUS. */
  readonly read: (url: URL) => Promise<Uint8Array>;
}

interface KnownRobots {
  readonly robots: Promise<Robots>;
  goodUntil: number;
}

// RFC 9309 section 2.5: at least 500 KiB are parsed; nobody needs more, and hostile files cost time per rule.
const LARGEST_FILE_BYTES = 500 * 1024;
// RFC 9309 section 2.4: not used for longer than a day.
const READ_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;
// It has been tried three times by then: the other pages of a dead host need not each try it again.
const TRY_AGAIN_AFTER_MS = 60 * 1000;
const LONGEST_CRAWL_DELAY_MS = 10_000;

export function createRobotsGate({ userAgent, read }: RobotsGateParts): RobotsGate {
  const known = new Map<string, KnownRobots>();

  const robotsOf = (origin: string): Promise<Robots> => {
    const entry = known.get(origin);
    if (entry !== undefined && Date.now() < entry.goodUntil) return entry.robots;
    const fresh: KnownRobots = { robots: readRobots(origin, read), goodUntil: Date.now() + READ_AGAIN_AFTER_MS };
    known.set(origin, fresh);
    fresh.robots.catch(() => {
      fresh.goodUntil = Date.now() + TRY_AGAIN_AFTER_MS;
    });
    return fresh.robots;
  };

  return {
    async enter(url) {
      const robots = await robotsOf(url.origin);
      if (robots.isDisallowed(url.href, userAgent)) {
        const address = toSafeUrl(url);
        const message = `expected robots.txt to allow ${address}, got a rule that disallows it`;
        throw new FeedError('FEED_FORBIDDEN_BY_ROBOTS', address, message);
      }
      const delaySeconds = robots.getCrawlDelay(userAgent) ?? 0;
      return Math.min(Math.max(delaySeconds * 1000, 0), LONGEST_CRAWL_DELAY_MS);
    },
  };
}

async function readRobots(origin: string, read: RobotsGateParts['read']): Promise<Robots> {
  const url = new URL('/robots.txt', origin);
  try {
    const body = await read(url);
    return robotsParser(url.href, new TextDecoder().decode(body.subarray(0, LARGEST_FILE_BYTES)));
  } catch (error) {
    const isUnavailable = error instanceof FeedError && error.code === 'FEED_STATUS' && (error.status ?? 500) < 500;
    if (!isUnavailable) throw error;
    return robotsParser(url.href, '');
  }
}
