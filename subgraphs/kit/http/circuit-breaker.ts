// Leaves an origin alone once several requests to it in a row have failed: further ones fail at once with FEED_GIVEN_UP,
// until after a pause a single one may try whether the origin is back.
//
// By origin, since a partner that is down is down for every feed and page of it, and hundreds of pages each with tries of
// their own would neither be polite nor end. But an origin that answers with a fault of its own may have a few broken
// feeds among healthy ones, which must not be lost every night to those listed before them: of such answers it takes more.

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

/** Answers that are faults of the server weigh as much together as one request that found nobody, or was too much. */
const FAULTS_PER_FAILURE = 4;

/** Too many requests; and a proxy, or the server itself, that says that nobody is there to answer. */
const OVERLOADED: readonly number[] = [429, 502, 503, 504];

interface OriginState {
  failed: number;
  /** In faults. */
  weight: number;
  givenUpUntil: number;
  isOnTrial: boolean;
}

export function createCircuitBreaker({ failures, pauseMs }: BreakerOptions): CircuitBreaker {
  const origins = new Map<string, OriginState>();

  return {
    enter(origin) {
      const state = origins.get(origin) ?? { failed: 0, weight: 0, givenUpUntil: 0, isOnTrial: false };
      origins.set(origin, state);
      const isTrial = state.weight >= failures * FAULTS_PER_FAILURE;
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
        state.weight = 0;
      };
      return {
        succeed,
        fail(error) {
          const verdict = toVerdict(error);
          if (verdict === 'answers') return succeed();
          end();
          if (verdict === 'nothing') return;
          state.failed += 1;
          state.weight += verdict === 'faulty' ? 1 : FAULTS_PER_FAILURE;
          state.givenUpUntil = performance.now() + pauseMs;
        },
        skip: end,
      };
    },
  };
}

function toVerdict(error: unknown): 'in-trouble' | 'faulty' | 'answers' | 'nothing' {
  if (!(error instanceof FeedError)) return 'nothing';
  if (error.code === 'FEED_UNREACHABLE' || error.code === 'FEED_TIMEOUT') return 'in-trouble';
  if (error.code === 'FEED_FORBIDDEN_ADDRESS' || error.code === 'FEED_FORBIDDEN_BY_ROBOTS') return 'nothing';
  const status = error.status ?? 0;
  if (OVERLOADED.includes(status)) return 'in-trouble';
  return status >= 500 ? 'faulty' : 'answers';
}
