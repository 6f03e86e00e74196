// Builds a whole new index beside the one in use, and puts it in place once it is known to hold everything. A partner
// that cannot be read, or has lost items without a whole harvest, leaves the old index in place.
import type { Partner } from '../../../schema/shared.generated.ts';
import { assertAnswers } from './assert-answers.ts';
import { assertSettings } from './assert-settings.ts';
import { IndexError } from './index-error.ts';
import { indexPartner, type PartnerPass } from './index-partner.ts';
import { hashSettings } from './index-recipe.ts';
import type { BuildPass, IndexRunContext } from './index-run.ts';
import type { ReadFailure } from './read-failure.ts';
import { type RefreshPass, refreshWorks } from './refresh-due.ts';
import { commitGeneration } from './settle-generations.ts';

export interface Build {
  readonly passes: readonly BuildPass[];
  /** False when the old index stays in place, for the failures told. */
  readonly swapped: boolean;
  /** Of documents that were wrong once all listings of their works were known; null when there were none. */
  readonly refresh: RefreshPass | null;
}

interface BuildPlan {
  /** To be read from the start. */
  readonly partners: readonly Partner[];
  /** True when there is no index in use. */
  readonly isFirst: boolean;
  /** The index whose works go on in the new one; null without one. */
  readonly heir: string | null;
}

/** Reads the partners into a new index. */
export async function buildGeneration(
  context: IndexRunContext,
  { partners, isFirst, heir }: BuildPlan,
): Promise<Build> {
  const { writer, store, recipe, names, now } = context;
  const generation = await writer.create(names.next, recipe.settings);
  const { shapeVersion } = recipe;
  store.addGeneration({ generation, settingsHash: hashSettings(recipe.settings), shapeVersion }, now);

  const target = { ...context, uid: names.next, works: { generation, heir } };

  const passes: BuildPass[] = [];
  for (const partner of partners) {
    store.noteMadeFor(generation, partner, now);
    const pass = await indexPartner({
      ...target,
      partner,
      after: null,
      keepCursor: (cursor) => store.keepCursor(generation, partner, cursor),
      onProgress(changes) {
        context.assertHeld();
        context.observe({ kind: 'reading', partner, changes });
      },
    });
    await assertComplete(context, pass);
    if (pass.failure === null) await assertAnswers(writer, names.next, partner);
    const itemsBefore = isFirst ? 0 : await writer.countItems(names.live, partner);
    const judged = { ...pass, itemsBefore, failure: pass.failure ?? judgeLoss(pass, itemsBefore) };
    passes.push(judged);
    context.observe({ kind: 'partner-done', pass: judged });
  }
  const swapped = passes.every(({ failure, itemsBefore }) => failure === null || itemsBefore === 0);
  if (!swapped) return { passes, swapped, refresh: null };
  store.settleWorks(generation);
  // Items are read by their ids through the index in use: a first one has to be in place for that.
  const early = isFirst ? null : await refreshWorks(target);
  await assertSettings(writer, names.next, recipe.settings);
  await commitGeneration({ ...context, generation });
  // Works that could not be written whole are made good by the next run; they are no reason to keep an older index.
  const refresh = early ?? (await refreshWorks({ ...target, uid: names.live }));
  if (refresh.items > 0) context.observe({ kind: 'refreshed', pass: refresh });
  store.keepWorksOf(heir === null ? [generation] : [generation, heir]);
  return { passes, swapped, refresh: refresh.items > 0 ? refresh : null };
}

/** An IndexError when the engine does not hold just the items that came. */
async function assertComplete(
  { writer, names }: IndexRunContext,
  { partner, items, failure }: PartnerPass,
): Promise<void> {
  if (failure !== null) return;
  const held = await writer.countItems(names.next, partner);
  if (held !== items) {
    throw new IndexError(
      'INDEX_INCOMPLETE',
      `the new index should have ${items} items of ${partner}, it has ${held}; the old one stays`,
    );
  }
}

function judgeLoss({ items, state }: PartnerPass, itemsBefore: number): ReadFailure | null {
  if (state?.lastSuccess !== null || (items ?? 0) >= itemsBefore) return null;
  const message = `${items} items came where the index has ${itemsBefore}, and no harvest has read every feed yet; the old index stays`;
  return { code: 'CATALOGUE_UNFINISHED', message };
}
