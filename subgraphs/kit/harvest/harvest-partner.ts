// One run of a partner's harvest: every feed read, normalised and taken over, one after the other. Whatever fails, the
// items of that feed stay as they were and the summary says so; only a fault of the store is thrown.
import type { Catalogue, CatalogueRun } from '../catalogue/catalogue.ts';
import type { HttpClient, HttpTraffic } from '../http/http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../subgraph.ts';
import { toAbortableClient } from './abortable-client.ts';
import { sumCounts, sumRejections } from './harvest-counts.ts';
import { createFailure, type HarvestFailure } from './harvest-failure.ts';
import type { HarvestFeed } from './harvest-feed.ts';
import { type FeedResult, harvestFeedInto, type OnFeedProgress } from './harvest-feed-into.ts';
import type { HarvestSummary } from './harvest-summary.ts';
import { explain } from './read-batches.ts';

export interface HarvestOptions {
  readonly subgraph: PartnerSubgraph;
  readonly catalogue: Catalogue;
  readonly client: HttpClient;
  readonly environment: SubgraphEnvironment;
  readonly onProgress?: OnFeedProgress;
  /** Ends the run early: the feed at hand stays as it was, and the summary says so. */
  readonly signal?: AbortSignal;
}

/** Throws a CatalogueError HARVEST_RUNNING when another run of this partner has not ended. */
export async function harvestPartner(options: HarvestOptions): Promise<HarvestSummary> {
  const { subgraph, catalogue, environment } = options;
  const startedAt = environment.now().toISOString();
  const before = { ...options.client.traffic };
  const run = await catalogue.startRun();
  try {
    const { failure, results } = await harvestFeeds(run, options);
    const feeds = results.map((result) => result.summary);
    const summary: HarvestSummary = {
      partner: subgraph.partner,
      runId: run.runId,
      startedAt,
      finishedAt: environment.now().toISOString(),
      complete: failure === null && feeds.every((feed) => feed.failure === null),
      failure,
      feeds,
      totals: sumCounts(feeds),
      rejections: sumRejections(results.map((result) => result.rejections)),
      traffic: subtract(options.client.traffic, before),
    };
    await run.finish(summary);
    return summary;
  } finally {
    await run.close();
  }
}

async function harvestFeeds(
  run: CatalogueRun,
  { subgraph, client, environment, onProgress = () => {}, signal = new AbortController().signal }: HarvestOptions,
): Promise<{ failure: HarvestFailure | null; results: readonly FeedResult[] }> {
  const log = environment.log.child({ partner: subgraph.partner, run: run.runId });
  const results = new Map<string, FeedResult>();
  const into = { run, log, signal, onProgress };
  let failure: HarvestFailure | null = null;

  const listing = subgraph.listFeeds(environment, toAbortableClient(client, signal))[Symbol.asyncIterator]();
  const next = async (): Promise<HarvestFeed | null> => {
    try {
      signal.throwIfAborted();
      const step = await listing.next();
      return step.done === true ? null : step.value;
    } catch (error) {
      failure = explain(error, null, log, signal);
      return null;
    }
  };

  for (let feed = await next(); feed !== null; feed = await next()) {
    if (results.has(feed.name)) {
      // A second reading under one name would take the first one's items for gone.
      failure = createFailure('FEED_FAULT', `two feeds are called '${feed.name}'`);
      continue;
    }
    results.set(feed.name, await harvestFeedInto({ ...into, feed }));
  }

  if (failure === null) {
    const sizes = await run.feeds();
    const unlisted = [...sizes].filter(([name]) => !results.has(name));
    // Judged together: half a register would take away many feeds, each too small to be noticed alone.
    const shrinkBase = {
      whole: 'the partner',
      items: sum([...sizes.values()]),
      removed: sum(unlisted.map(([, n]) => n)),
    };
    for (const [name] of unlisted) {
      results.set(name, await harvestFeedInto({ ...into, feed: toUnlistedFeed(name), shrinkBase }));
    }
  }
  return { failure, results: [...results.values()] };
}

/** A feed that the partner does not list any more: its items go when it is not listed the next time either. */
function toUnlistedFeed(name: string): HarvestFeed {
  return { name, missing: 'remove-when-missed-twice', async *outcomes() {} };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function subtract(after: HttpTraffic, before: HttpTraffic): HttpTraffic {
  return {
    requests: after.requests - before.requests,
    notModified: after.notModified - before.notModified,
    fromStore: after.fromStore - before.fromStore,
    bytes: after.bytes - before.bytes,
  };
}
