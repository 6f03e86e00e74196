// Why a feed, or a partner, stayed as it was: an exception turned into a value for reports. Never throws.
import { FeedError, type FeedErrorCode } from '../errors.ts';
import { toPlainText } from './plain-text.ts';

export type HarvestFailureCode =
  | FeedErrorCode
  | 'FEED_FAULT' // our own code failed on the feed: a bug, told in the log with its stack
  | RefusalCode
  | 'HARVEST_DEADLINE' // the run took longer than it may
  | 'HARVEST_ABORTED'; // the run was told to stop

/** Why a guard refused a reading that was read to its end. */
export type RefusalCode =
  | 'HARVEST_REFUSED_SHRINK' // the reading would have removed too much at once
  | 'HARVEST_REFUSED_REJECTIONS' // too many of its records could not be used
  | 'HARVEST_REFUSED_DRIFT'; // a field that most items had has vanished

export interface HarvestFailure {
  readonly code: HarvestFailureCode;
  /** For the operator: one line, with numbers or the address asked; API clients get `describeFailure` instead. */
  readonly message: string;
}

const WORDS: Readonly<Record<HarvestFailureCode, string>> = {
  FEED_UNREACHABLE: 'there was no connection, or it broke',
  FEED_TIMEOUT: 'there was no whole answer in time',
  FEED_STATUS: 'the answer was not a successful one',
  FEED_TOO_LARGE: 'the answer was larger than allowed',
  FEED_MALFORMED: 'the answer was not of the format agreed',
  FEED_INCOMPLETE: 'there were fewer records than the feed itself states',
  FEED_REFUSED: "the partner's system reported a failure",
  FEED_FORBIDDEN_ADDRESS: 'the address is not one that may be asked',
  FEED_FORBIDDEN_BY_ROBOTS: 'robots.txt forbids it',
  FEED_GIVEN_UP: 'the requests before it failed one after the other',
  FEED_FAULT: 'an unexpected fault of ours',
  HARVEST_REFUSED_SHRINK: 'it would have removed too many items at once',
  HARVEST_REFUSED_REJECTIONS: 'too many of the records could not be used',
  HARVEST_REFUSED_DRIFT: 'a field that most items had was gone from all of them',
  HARVEST_DEADLINE: 'the run took longer than it may',
  HARVEST_ABORTED: 'the run was stopped',
};

/** A failure from whatever was thrown. */
export function toFailure(error: unknown): HarvestFailure {
  if (error instanceof FeedError) return createFailure(error.code, error.message);
  return createFailure('FEED_FAULT', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

/** True when a guard stopped it: the operator may let one run pass. */
export function isRefusal(failure: HarvestFailure | null): boolean {
  return failure?.code.startsWith('HARVEST_REFUSED_') ?? false;
}

/** A failure whose message is fit to print. */
export function createFailure(code: HarvestFailureCode, message: string): HarvestFailure {
  return { code, message: toPlainText(message) };
}

/** In words that carry no address and nothing of the partner's, for API clients. */
export function describeFailure(failure: HarvestFailure): string {
  return `${WORDS[failure.code]} (${failure.code})`;
}
