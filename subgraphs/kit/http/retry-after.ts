// Reads the Retry-After header (RFC 9110 section 10.2.3): seconds, or a date. Anything else counts as not sent.

import { DateTime } from 'luxon';

/** Milliseconds to wait from `nowMs` (epoch milliseconds), never negative; null without a readable header. */
export function readRetryAfterMs(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = DateTime.fromHTTP(text);
  return date.isValid ? Math.max(0, date.toMillis() - nowMs) : null;
}
