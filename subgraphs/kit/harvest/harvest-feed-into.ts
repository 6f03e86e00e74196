// Takes one feed from its first record to its place in the Catalogue. A feed that breaks off or that a guard refuses
// leaves its items as they were; a fault of the store is thrown.
import type { CatalogueRun, Reading, ReadingWeight } from '../catalogue/catalogue.ts';
import type { Logger } from '../log.ts';
import { createFieldFillCounter, type FieldFills, toMemorable } from './field-fills.ts';
import { type GuardName, type Judgement, judgeDrift, judgeRejections, judgeShrink } from './guard.ts';
import type { GuardLimits } from './guard-limits.ts';
import { assertAccounted, type RejectionCounts, sumRejections } from './harvest-counts.ts';
import { createFailure, type HarvestFailure, type RefusalCode } from './harvest-failure.ts';
import type { HarvestFeed, HarvestOutcome } from './harvest-feed.ts';
import type { FeedSummary } from './harvest-summary.ts';
import type { LossTally } from './loss-tally.ts';
import { readBatches } from './read-batches.ts';

/** Told after each batch. */
export type OnFeedProgress = (feed: string, read: number) => void;

export interface FeedResult {
  readonly summary: FeedSummary;
  readonly rejections: RejectionCounts;
}

export interface HarvestFeedOptions {
  readonly run: CatalogueRun;
  readonly feed: HarvestFeed;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly onProgress: OnFeedProgress;
  readonly limits: GuardLimits;
  /** True when the operator lets this run pass: what a guard would refuse becomes a warning. */
  readonly acceptsAll: boolean;
  readonly losses: LossTally;
  /** Of the feed's last reading taken over, or null where none is known. */
  readonly fieldsBefore: FieldFills | null;
  /** What is said of the loss already, where this reading is only a part of it; the feed's own is then not judged. */
  readonly judgedLoss?: Judgement | null;
}

const REFUSALS: Readonly<Record<GuardName, RefusalCode>> = {
  shrink: 'HARVEST_REFUSED_SHRINK',
  rejections: 'HARVEST_REFUSED_REJECTIONS',
  drift: 'HARVEST_REFUSED_DRIFT',
};

export async function harvestFeedInto(options: HarvestFeedOptions): Promise<FeedResult> {
  const { run, feed } = options;
  const items = (await run.feeds()).get(feed.name) ?? 0;
  const reading = await run.openReading(feed.name);
  try {
    const staged = await stage(reading, options);
    const { read, kept, rejected, failure } = staged;
    const settled =
      failure === null ? await settle(reading, staged, options) : { items, added: 0, changed: 0, removed: 0, failure };
    const summary = { name: feed.name, read, kept, rejected, ...settled };
    assertAccounted(summary);
    return { summary, rejections: staged.rejections };
  } finally {
    await reading.discard();
  }
}

type Settled = Omit<FeedSummary, 'name' | 'read' | 'kept' | 'rejected'>;

/** Takes a whole reading over, unless a guard refuses it. */
async function settle(reading: Reading, staged: Staged, options: HarvestFeedOptions): Promise<Settled> {
  const { feed, log, losses, acceptsAll } = options;
  const weight = await reading.weigh(feed.missing);
  const judgements = judge(weight, staged, options);
  const refusal = acceptsAll ? undefined : judgements.find(({ level }) => level === 'refuse');
  if (refusal !== undefined) {
    const failure = createFailure(REFUSALS[refusal.guard], refusal.message);
    log.warn({ feed: feed.name, failure }, 'the reading was refused');
    await reading.refuse();
    const others = judgements.filter((other) => other !== refusal);
    return { items: weight.itemsBefore, added: 0, changed: 0, removed: 0, failure, ...toWarnings(others, acceptsAll) };
  }
  const { itemsBefore, added, changed, removed } = await reading.accept(feed.missing);
  losses.add(weight.lost);
  if (judgements.length > 0) log.warn({ feed: feed.name, judgements, acceptsAll }, 'the guards warn of the reading');
  return {
    items: itemsBefore + added - removed,
    added,
    changed,
    removed,
    failure: null,
    ...toWarnings(judgements, acceptsAll),
    ...toMemory(staged.fields, options),
  };
}

function judge(
  { seen, lost, itemsBefore }: ReadingWeight,
  { read, rejections, fields }: Staged,
  { feed: { name }, limits, losses, fieldsBefore, judgedLoss }: HarvestFeedOptions,
): readonly Judgement[] {
  const own = judgeShrink({ whole: `'${name}'`, items: seen, lost }, limits.shrink);
  // What is refused alone takes nothing from the partner.
  const ofLoss = judgedLoss !== undefined ? [judgedLoss] : [own, own?.level === 'refuse' ? null : losses.judge(lost)];
  const ofRejections = judgeRejections({ feed: name, read, rejections, hasItems: itemsBefore > 0 }, limits.rejections);
  const ofFields = fieldsBefore === null ? null : judgeDrift(name, { before: fieldsBefore, now: fields }, limits.drift);
  return [...ofLoss, ofRejections, ofFields].filter((judgement) => judgement !== null);
}

function toMemory(fields: FieldFills, { limits }: HarvestFeedOptions): Pick<FeedSummary, 'fields'> {
  const memorable = toMemorable(fields, limits.drift);
  return Object.keys(memorable).length > 0 ? { fields: memorable } : {};
}

function toWarnings(judgements: readonly Judgement[], acceptsAll: boolean): Pick<FeedSummary, 'warnings'> {
  if (judgements.length === 0) return {};
  return {
    warnings: judgements.map(({ guard, level, message }) => ({
      guard,
      message: createFailure(REFUSALS[guard], message).message,
      accepted: acceptsAll && level === 'refuse',
    })),
  };
}

interface Staged {
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  readonly rejections: RejectionCounts;
  readonly fields: FieldFills;
  readonly failure: HarvestFailure | null;
}

async function stage(reading: Reading, { feed, log, signal, onProgress }: HarvestFeedOptions): Promise<Staged> {
  const fields = createFieldFillCounter();
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
    for (const outcome of part.outcomes) if (outcome.kind === 'kept') fields.add(outcome.item);
    onProgress(feed.name, read);
  }
  const rejected = Object.values(rejections).reduce((total, count) => total + count, 0);
  return { read, kept, rejected, rejections, fields: fields.total(), failure };
}

function countRecords(outcomes: readonly HarvestOutcome[]): number {
  return outcomes.reduce((total, outcome) => {
    if (outcome.kind === 'kept') return total + outcome.records;
    return outcome.kind === 'rejected' ? total + 1 : total;
  }, 0);
}
