// Leaves an origin alone once several requests to it in a row have failed: further ones fail at once with FEED_GIVEN_UP,
// until after a pause a single one may try whether the origin is back.

import { FeedError } from '../errors.ts';

interface CircuitBreaker {
  /**
   * Lets a request to the origin begin; the answer is to be told how it ended.
   * @throws FeedError FEED_GIVEN_UP while the origin is given up
   */
  enter(origin: string): Attempt;
}

export interface Attempt {
  /** The origin answered. */
  succeed(): void;
  /** Only what says that the origin is in trouble counts as a failure; anything else says nothing, or that it answers. */
  fail(error: unknown): void;
  /** Nothing was asked of the origin. */
  skip(): void;
}

interface BreakerOptions {
  /** Requests in a row, each with all its tries. */
  readonly failures: number;
  readonly pauseMs: number;
}

interface OriginState {
  failed: number;
  givenUpUntil: number;
  isOnTrial: boolean;
}

export function createCircuitBreaker({ failures, pauseMs }: BreakerOptions): CircuitBreaker {
  const origins = new Map<string, OriginState>();

  return {
    enter(origin) {
      const state = origins.get(origin) ?? { failed: 0, givenUpUntil: 0, isOnTrial: false };
      origins.set(origin, state);
      const isTrial = state.failed >= failures;
      if (isTrial && (state.isOnTrial || performance.now() < state.givenUpUntil)) {
        const message = `expected answers from ${origin}, but the last ${state.failed} requests failed: not asked again yet`;
        throw new FeedError('FEED_GIVEN_UP', origin, message);
      }
      if (isTrial) state.isOnTrial = true;
      const end = (): void => {
        if (isTrial) state.isOnTrial = false;
      };
      const succeed = (): void => {
        end();
        state.failed = 0;
      };
      return {
        succeed,
        fail(error) {
          const verdict = toVerdict(error);
          if (verdict === 'answers') return succeed();
          end();
          if (verdict === 'nothing') return;
          state.failed += 1;
          state.givenUpUntil = performance.now() + pauseMs;
        },
        skip: end,
      };
    },
  };
}

function toVerdict(error: unknown): 'in-trouble' | 'answers' | 'nothing' {
  if (!(error instanceof FeedError)) return 'nothing';
  if (error.code === 'FEED_UNREACHABLE' || error.code === 'FEED_TIMEOUT') return 'in-trouble';
  if (error.code === 'FEED_FORBIDDEN_ADDRESS' || error.code === 'FEED_FORBIDDEN_BY_ROBOTS') return 'nothing';
  const status = error.status ?? 0;
  return status === 429 || status >= 500 ? 'in-trouble' : 'answers';
}
