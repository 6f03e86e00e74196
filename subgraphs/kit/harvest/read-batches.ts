// Reads a feed in batches. A feed that breaks ends in a failure as a value, so that a fault of the feed and a fault of
// the store behind it are never taken for each other.
import { FeedError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { createFailure, type HarvestFailure, toFailure } from './harvest-failure.ts';
import type { HarvestFeed, HarvestOutcome } from './harvest-feed.ts';

const BATCH_SIZE = 200;

export type FeedPart =
  | { readonly kind: 'batch'; readonly outcomes: readonly HarvestOutcome[] }
  | { readonly kind: 'failure'; readonly failure: HarvestFailure };

/** Batches of at most 200 outcomes; a failure, if one comes, is the last part. */
export async function* readBatches(feed: HarvestFeed, log: Logger, signal: AbortSignal): AsyncGenerator<FeedPart> {
  let outcomes: HarvestOutcome[] = [];
  try {
    signal.throwIfAborted();
    for await (const outcome of feed.outcomes()) {
      signal.throwIfAborted();
      outcomes.push(outcome);
      if (outcomes.length === BATCH_SIZE) {
        yield { kind: 'batch', outcomes };
        outcomes = [];
      }
    }
  } catch (error) {
    yield { kind: 'failure', failure: explain(error, feed.name, log, signal) };
    return;
  }
  if (outcomes.length > 0) yield { kind: 'batch', outcomes };
}

/** Why a feed, or the list of feeds, broke off; told in the log as well. */
export function explain(error: unknown, feed: string | null, log: Logger, signal: AbortSignal): HarvestFailure {
  if (signal.aborted) return toStop(signal.reason);
  const failure = toFailure(error);
  if (error instanceof FeedError) log.warn({ feed, failure }, 'the feed could not be read');
  else log.error({ feed, err: error }, 'unexpected fault in reading the feed');
  return failure;
}

/** The deadline of a run is a signal that has timed out; whatever else stops it was somebody's wish. */
function toStop(reason: unknown): HarvestFailure {
  const isDeadline = reason instanceof DOMException && reason.name === 'TimeoutError';
  if (isDeadline) return createFailure('HARVEST_DEADLINE', 'the run was stopped at its deadline');
  return createFailure('HARVEST_ABORTED', 'the run was stopped');
}
