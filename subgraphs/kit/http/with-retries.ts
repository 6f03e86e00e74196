// Tries again what may pass: broken connections, missed deadlines, broken bodies, 429 and 5xx. Bodies are read whole
// before an answer counts, so a second try never follows half of a first. The last outcome stands, good or bad.

import { FeedError, type FeedErrorCode } from '../errors.ts';
import type { HttpAnswer } from './http-client.ts';
import { readRetryAfterMs } from './retry-after.ts';
import { wait } from './wait.ts';

interface RetryPlan {
  /** All tries together, the first included. */
  readonly tries: number;
  /** The wait after the first try, before jitter; it doubles with each further one. */
  readonly backoffMs: number;
  /** Statuses that the caller gives a meaning to are final. */
  readonly allowStatuses: readonly number[];
  readonly signal: AbortSignal | undefined;
}

/** A partner that asks for a longer pause than this is left alone until the next harvest. */
const LONGEST_RETRY_AFTER_MS = 60_000;

const PASSING_ERRORS: ReadonlySet<FeedErrorCode> = new Set(['FEED_UNREACHABLE', 'FEED_TIMEOUT', 'FEED_MALFORMED']);

type Outcome = { readonly ok: true; readonly answer: HttpAnswer } | { readonly ok: false; readonly error: unknown };

export async function withRetries(attempt: () => Promise<HttpAnswer>, plan: RetryPlan): Promise<HttpAnswer> {
  for (let tried = 1; ; tried++) {
    const outcome = await settle(attempt());
    const waitMs = tried < plan.tries ? toWaitMs(outcome, tried, plan) : null;
    if (waitMs !== null) {
      await wait(waitMs, plan.signal);
    } else if (outcome.ok) {
      return outcome.answer;
    } else {
      throw outcome.error;
    }
  }
}

function settle(answer: Promise<HttpAnswer>): Promise<Outcome> {
  return answer.then(
    (value) => ({ ok: true, answer: value }),
    (error: unknown) => ({ ok: false, error }),
  );
}

/** Null when the outcome is final. */
function toWaitMs(outcome: Outcome, tried: number, plan: RetryPlan): number | null {
  // Between half and the whole of the doubled time, so that many clients do not come back in step.
  const backoffMs = plan.backoffMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2);
  if (!outcome.ok) {
    return outcome.error instanceof FeedError && PASSING_ERRORS.has(outcome.error.code) ? backoffMs : null;
  }
  const { status, headers } = outcome.answer;
  if (plan.allowStatuses.includes(status) || (status !== 429 && status < 500)) return null;
  const askedMs = readRetryAfterMs(headers['retry-after'], Date.now()) ?? 0;
  return askedMs <= LONGEST_RETRY_AFTER_MS ? Math.max(askedMs, backoffMs) : null;
}
