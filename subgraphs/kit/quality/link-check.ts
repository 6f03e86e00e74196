// What asking for an address has shown, and when an address counts as dead: websites rest, so one miss says nothing. Pure.

/** `unclear` where a site answers but not us: it asks for a login, forbids robots, or wants us to slow down. */
export type LinkVerdict = 'alive' | 'missed' | 'unclear';

export interface LinkResult {
  readonly verdict: LinkVerdict;
  /** The HTTP status; null where none came. */
  readonly status: number | null;
  /** For people, one line. */
  readonly reason: string;
}

/** What is known of an address. */
export interface LinkRecord extends LinkResult {
  readonly url: string;
  /** RFC 3339, UTC. */
  readonly checkedAt: string;
  /** Misses in a row; an unclear answer neither adds one nor ends the row. */
  readonly misses: number;
  readonly firstMissedAt: string | null;
  readonly lastMissedAt: string | null;
}

const DEAD_AFTER = { misses: 4, days: 3 };
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A little less than a day, so that a daily run that starts early still counts. */
const AGAIN_AFTER_MISS_MS = 20 * HOUR_MS;
const AGAIN_AFTER_MS = 7 * DAY_MS;

export function isDead({ misses, firstMissedAt, lastMissedAt }: LinkRecord): boolean {
  if (misses < DEAD_AFTER.misses || firstMissedAt === null || lastMissedAt === null) return false;
  return Date.parse(lastMissedAt) - Date.parse(firstMissedAt) >= DEAD_AFTER.days * DAY_MS;
}

export function isDue(record: LinkRecord | null, now: Date): boolean {
  if (record === null) return true;
  const againAfterMs = record.verdict === 'missed' ? AGAIN_AFTER_MISS_MS : AGAIN_AFTER_MS;
  return now.getTime() - Date.parse(record.checkedAt) >= againAfterMs;
}

export function addResult(before: LinkRecord | null, url: string, result: LinkResult, now: Date): LinkRecord {
  const checkedAt = now.toISOString();
  const none = { misses: 0, firstMissedAt: null, lastMissedAt: null };
  if (result.verdict === 'alive') return { url, checkedAt, ...result, ...none };
  const { misses, firstMissedAt, lastMissedAt } = before ?? none;
  if (result.verdict === 'unclear') return { url, checkedAt, ...result, misses, firstMissedAt, lastMissedAt };
  return {
    url,
    checkedAt,
    ...result,
    misses: misses + 1,
    firstMissedAt: firstMissedAt ?? checkedAt,
    lastMissedAt: checkedAt,
  };
}
