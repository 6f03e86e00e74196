// One run of a partner's harvest: every feed read, normalised and taken over, one after the other. Whatever fails, the
// items of that feed stay as they were and the summary says so; only a fault of the store is thrown.
import type { Catalogue, CatalogueRun, ReadingWeight } from '../catalogue/catalogue.ts';
import type { HttpClient, HttpTraffic } from '../http/http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../subgraph.ts';
import { toAbortableClient } from './abortable-client.ts';
import type { FieldFills } from './field-fills.ts';
import { toGuardLimits } from './guard-limits.ts';
import { sumCounts, sumRejections } from './harvest-counts.ts';
import { createFailure, type HarvestFailure } from './harvest-failure.ts';
import type { HarvestFeed } from './harvest-feed.ts';
import { type FeedResult, type HarvestFeedOptions, harvestFeedInto, type OnFeedProgress } from './harvest-feed-into.ts';
import type { HarvestAcceptance, HarvestSummary } from './harvest-summary.ts';
import { createLossTally } from './loss-tally.ts';
import { explain } from './read-batches.ts';

export interface HarvestOptions {
  readonly subgraph: PartnerSubgraph;
  readonly catalogue: Catalogue;
  readonly client: HttpClient;
  readonly environment: SubgraphEnvironment;
  readonly onProgress?: OnFeedProgress;
  /** Told when the run begins, with what its lines in the log carry. */
  readonly onStart?: (runId: string) => void;
  /** Ends the run early: the feed at hand stays as it was, and the summary says so. */
  readonly signal?: AbortSignal;
  /** The operator's word that this run may pass the guards; kept in the summary. */
  readonly acceptance?: HarvestAcceptance;
}

/** As many as a Catalogue keeps, since a feed may have failed for long. */
const RUNS_LOOKED_BACK = 200;

/** Throws a CatalogueError HARVEST_RUNNING when another run of this partner has not ended. */
export async function harvestPartner(options: HarvestOptions): Promise<HarvestSummary> {
  const { subgraph, catalogue, environment } = options;
  const startedAt = environment.now().toISOString();
  const before = { ...options.client.traffic };
  const run = await catalogue.startRun();
  options.onStart?.(run.runId);
  try {
    const { failure, results } = await harvestFeeds(run, options, toRunSignal(options));
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
      ...(options.acceptance === undefined ? {} : { acceptance: options.acceptance }),
    };
    await run.finish(summary);
    return summary;
  } finally {
    await run.close();
  }
}

/** Aborts at the run's deadline, or before when the run is told to stop. */
function toRunSignal({ subgraph, environment, signal }: HarvestOptions): AbortSignal {
  const minutes = environment.settings.HARVEST_DEADLINE_MINUTES.for(subgraph.partner);
  const deadline = AbortSignal.timeout(minutes * 60_000);
  return signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
}

interface FeedResults {
  readonly failure: HarvestFailure | null;
  readonly results: readonly FeedResult[];
}

async function harvestFeeds(run: CatalogueRun, options: HarvestOptions, signal: AbortSignal): Promise<FeedResults> {
  const { subgraph, catalogue, client, environment, onProgress = () => {} } = options;
  const log = environment.log.child({ partner: subgraph.partner, runId: run.runId });
  const limits = toGuardLimits(environment.settings, subgraph.partner);
  const losses = createLossTally(sum([...(await run.feeds()).values()]), limits.shrink);
  const fieldsBefore = await readFieldsBefore(catalogue);
  const results = new Map<string, FeedResult>();
  const acceptsAll = options.acceptance !== undefined;
  const harvest = (feed: HarvestFeed, judged: Pick<HarvestFeedOptions, 'judgedLoss'> = {}): Promise<FeedResult> => {
    const before = fieldsBefore.get(feed.name) ?? null;
    const into = { run, feed, log, signal, onProgress, limits, acceptsAll, losses, fieldsBefore: before };
    return harvestFeedInto({ ...into, ...judged });
  };
  let failure: HarvestFailure | null = null;

  const listing = subgraph
    .listFeeds({ ...environment, log }, toAbortableClient(client, signal))
    [Symbol.asyncIterator]();
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
    results.set(feed.name, await harvest(feed));
  }

  if (failure === null) {
    const unlisted = [...(await run.feeds()).keys()].filter((name) => !results.has(name)).map(toUnlistedFeed);
    // Judged together: half a register would take away many feeds, each too small to be noticed alone.
    const lost = sum((await weighAll(run, unlisted)).map((weight) => weight.lost));
    const judgedLoss = losses.judge(lost);
    for (const feed of unlisted) results.set(feed.name, await harvest(feed, { judgedLoss }));
  }
  if (losses.isExceeded && !acceptsAll) {
    // What the partner did not list before it was too much is of the same fault as what it did not list after.
    const taken = [...results.values()].filter(({ summary }) => summary.failure === null);
    await run.forgetMisses(taken.map(({ summary }) => summary.name));
  }
  return { failure, results: [...results.values()] };
}

/** By feed, what its last reading taken over had filled. */
async function readFieldsBefore(catalogue: Catalogue): Promise<ReadonlyMap<string, FieldFills>> {
  const oldestFirst = (await catalogue.reports(RUNS_LOOKED_BACK)).toReversed();
  const known = oldestFirst.flatMap(({ feeds }) => feeds.map(({ name, fields }) => ({ name, fields })));
  return new Map(known.flatMap(({ name, fields }) => (fields === undefined ? [] : [[name, fields] as const])));
}

/** One after the other, since a run has one reading at a time. */
async function weighAll(run: CatalogueRun, feeds: readonly HarvestFeed[]): Promise<readonly ReadingWeight[]> {
  const weights: ReadingWeight[] = [];
  for (const feed of feeds) {
    const reading = await run.openReading(feed.name);
    weights.push(await reading.weigh(feed.missing));
    await reading.discard();
  }
  return weights;
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
