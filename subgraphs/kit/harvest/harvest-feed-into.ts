// Takes one feed from its first record to its place in the Catalogue. A feed that breaks off or that the guard refuses
// leaves its items as they were; a fault of the store is thrown.
import type { CatalogueRun, Reading } from '../catalogue/catalogue.ts';
import type { Logger } from '../log.ts';
import { judgeShrink } from './guard.ts';
import { assertAccounted, type RejectionCounts, sumRejections } from './harvest-counts.ts';
import type { HarvestFailure } from './harvest-failure.ts';
import type { HarvestFeed, HarvestOutcome } from './harvest-feed.ts';
import type { FeedSummary } from './harvest-summary.ts';
import { readBatches } from './read-batches.ts';

/** Told after each batch. */
export type OnFeedProgress = (feed: string, read: number) => void;

export interface FeedResult {
  readonly summary: FeedSummary;
  readonly rejections: RejectionCounts;
}

/**
 * `shrinkBase` is what the guard measures a loss against, where that is not the feed's own items, and the whole loss,
 * where this reading is only a part of it.
 */
export interface HarvestFeedOptions {
  readonly run: CatalogueRun;
  readonly feed: HarvestFeed;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly onProgress: OnFeedProgress;
  readonly shrinkBase?: { readonly whole: string; readonly items: number; readonly removed: number };
}

export async function harvestFeedInto(options: HarvestFeedOptions): Promise<FeedResult> {
  const { run, feed } = options;
  const items = (await run.feeds()).get(feed.name) ?? 0;
  const reading = await run.openReading(feed.name);
  try {
    const { rejections, failure, ...records } = await stage(reading, options);
    const settled =
      failure === null ? await settle(reading, options) : { items, added: 0, changed: 0, removed: 0, failure };
    const summary = { name: feed.name, ...records, ...settled };
    assertAccounted(summary);
    return { summary, rejections };
  } finally {
    await reading.discard();
  }
}

type Settled = Pick<FeedSummary, 'items' | 'added' | 'changed' | 'removed' | 'failure'>;

/** Takes a whole reading over, unless the guard refuses it. */
async function settle(reading: Reading, { feed, log, shrinkBase }: HarvestFeedOptions): Promise<Settled> {
  const weighed = await reading.weigh(feed.missing);
  const own = { whole: `'${feed.name}'`, items: weighed.itemsBefore, removed: weighed.removed };
  const refusal = judgeShrink(shrinkBase ?? own);
  if (refusal !== null) {
    log.warn({ feed: feed.name, failure: refusal }, 'the reading was refused');
    await reading.refuse();
    return { items: weighed.itemsBefore, added: 0, changed: 0, removed: 0, failure: refusal };
  }
  const { itemsBefore, added, changed, removed } = await reading.accept(feed.missing);
  return { items: itemsBefore + added - removed, added, changed, removed, failure: null };
}

interface Staged {
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  readonly rejections: RejectionCounts;
  readonly failure: HarvestFailure | null;
}

async function stage(reading: Reading, { feed, log, signal, onProgress }: HarvestFeedOptions): Promise<Staged> {
  let read = 0;
  let kept = 0;
  let rejections: RejectionCounts = {};
  let failure: HarvestFailure | null = null;
  for await (const part of readBatches(feed, log, signal)) {
    if (part.kind === 'failure') {
      failure = part.failure;
      break;
    }
    read += countRecords(part.outcomes);
    const counts = await reading.put(part.outcomes);
    kept += counts.kept;
    rejections = sumRejections([rejections, counts.rejected]);
    onProgress(feed.name, read);
  }
  const rejected = Object.values(rejections).reduce((total, count) => total + count, 0);
  return { read, kept, rejected, rejections, failure };
}

function countRecords(outcomes: readonly HarvestOutcome[]): number {
  return outcomes.reduce((total, outcome) => {
    if (outcome.kind === 'kept') return total + outcome.records;
    return outcome.kind === 'rejected' ? total + 1 : total;
  }, 0);
}
