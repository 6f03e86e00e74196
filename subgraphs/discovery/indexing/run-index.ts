// One run of the indexer: from the changes of the partners' catalogues to the index that search uses. What a partner
// does wrong is told in the report; what the engine does wrong is an IndexError. Repeating a run is always safe.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { HeldRun } from '../../kit/lease/hold-run.ts';
import { buildGeneration } from './build-generation.ts';
import { IndexError } from './index-error.ts';
import { indexPartner, type PartnerPass } from './index-partner.ts';
import { hashSettings, toIndexNames } from './index-recipe.ts';
import type { BuildReason, IndexReport, IndexRunContext, IndexRunOptions } from './index-run.ts';
import { INDEXED_PARTNERS } from './read-changes.ts';
import { refreshDue } from './refresh-due.ts';
import { type LiveIndex, settleGenerations } from './settle-generations.ts';

/** Clocks are put right by seconds all the time; a document is wrong for no longer than this. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/**
 * Runs the indexer once.
 * @throws IndexError INDEX_RUNNING while another run is at work on the same data directory, INDEX_REBUILD_NEEDED where
 * the operator wants to be asked first, or what the engine failed with
 */
export async function runIndex(options: IndexRunOptions): Promise<IndexReport> {
  const begin = performance.now();
  const lock = options.store.lockRun();
  try {
    const context = { ...options, names: toIndexNames(options.recipe.uid), assertHeld: () => assertHeld(lock) };
    const live = await settleGenerations(context, context.now, context.log);
    const plan = toPlan(context, live);
    const report = plan.kind === 'build' ? await build(context, plan, live) : await update(context, plan.generation);
    for (const { partner, state } of report.partners)
      if (state !== null) context.store.keepHarvestState(partner, state);
    return { ...report, tookMs: Math.round(performance.now() - begin) };
  } finally {
    lock.release();
  }
}

type Plan =
  | {
      readonly kind: 'build';
      readonly reason: BuildReason;
      readonly partners: readonly Partner[];
      readonly isFirst: boolean;
    }
  | { readonly kind: 'update'; readonly generation: string };

function toPlan({ recipe, full, partners, rebuild = 'auto' }: IndexRunContext, live: LiveIndex): Plan {
  const anew = (reason: BuildReason): Plan => {
    if (full || rebuild === 'auto') return { kind: 'build', reason, partners: INDEXED_PARTNERS, isFirst: false };
    const message = `the index has to be built anew, since ${reason}; run again with --full (the present one is searched until then)`;
    throw new IndexError('INDEX_REBUILD_NEEDED', message);
  };
  if (live.kind === 'none') {
    return { kind: 'build', reason: 'there is no index yet', partners: partners ?? INDEXED_PARTNERS, isFirst: true };
  }
  // An index can only be replaced whole, so that all partners are read even where only some are named.
  if (live.kind === 'unknown') return anew('the index is not one that this data directory knows');
  const { generation, settingsHash, shapeVersion } = live.generation;
  if (settingsHash !== hashSettings(recipe.settings)) return anew('its settings have changed');
  if (shapeVersion !== recipe.shapeVersion) return anew('the shape of its documents has changed');
  if (full && partners === null) return anew('asked for');
  return { kind: 'update', generation };
}

type Report = Omit<IndexReport, 'tookMs'>;

async function build(
  context: IndexRunContext,
  plan: Plan & { readonly kind: 'build' },
  live: LiveIndex,
): Promise<Report> {
  const { reason, partners, isFirst } = plan;
  context.log.info({ reason }, 'building the index anew');
  context.observe({ kind: 'building', reason });
  // Works keep their ids also where the engine has lost the index that they were in.
  const before = live.kind === 'known' ? live.generation : context.store.readNewestGeneration();
  const heir = before?.generation ?? null;
  const { passes, swapped, refresh } = await buildGeneration(context, { partners, isFirst, heir });
  if (!swapped) context.log.warn({ reason }, 'the new index was not put in place; the old one stays');
  return { build: { reason, swapped }, partners: passes, refresh };
}

async function update(context: IndexRunContext, generation: string): Promise<Report> {
  const { store, names, full, observe, now, log, assertHeld } = context;
  const partners = context.partners ?? INDEXED_PARTNERS;
  const target = { ...context, uid: names.live, works: { generation, heir: null } };
  const passes: PartnerPass[] = [];
  for (const partner of partners) {
    const clockWentBack = isLater(store.readMadeFor(generation, partner), now);
    if (clockWentBack)
      log.warn({ partner }, 'the clock was put back since the last run; reading the partner from the start');
    const whole = full || clockWentBack;
    store.noteMadeFor(generation, partner, now);
    const pass = await indexPartner({
      ...target,
      partner,
      after: whole ? null : store.readCursor(generation, partner),
      keepCursor: (cursor) => store.keepCursor(generation, partner, cursor),
      onProgress(changes) {
        assertHeld();
        observe({ kind: 'reading', partner, changes });
      },
    });
    if (whole && pass.failure === null) store.settleMadeFor(generation, partner, now);
    passes.push(pass);
    observe({ kind: 'partner-done', pass });
  }
  store.settleWorks(generation);
  const refresh = await refreshDue({ ...target, partners });
  observe({ kind: 'refreshed', pass: refresh });
  return { build: null, partners: passes, refresh };
}

function assertHeld(lock: HeldRun): void {
  if (lock.isHeld()) return;
  throw new IndexError('INDEX_RUNNING', 'another index run has taken the place of this one, which stops here');
}

/** Documents made for a later moment take for past what is still to come, and no change would ever tell of them. */
function isLater(madeFor: Date | null, now: Date): boolean {
  return madeFor !== null && madeFor.getTime() - now.getTime() > CLOCK_TOLERANCE_MS;
}
