// Puts the index before the present one back in its place, for an operator who finds the present one wrong. The two change
// places at a stroke, so that a second rollback undoes the first; without an index before, nothing is changed.
import { IndexError } from './index-error.ts';
import { toIndexNames } from './index-recipe.ts';
import type { IndexRunOptions } from './index-run.ts';
import { settleGenerations } from './settle-generations.ts';

export interface Rollback {
  /** The generation now searched. */
  readonly live: string;
  /** The one that was, kept to go back to. */
  readonly previous: string;
}

/**
 * The next run goes on from the cursors of the index that is back; where settings or the shape of documents have changed
 * since it was built, that run builds anew.
 * @throws IndexError INDEX_NO_PREVIOUS, INDEX_RUNNING, or what the engine failed with
 */
export async function rollbackIndex(
  options: Pick<IndexRunOptions, 'writer' | 'store' | 'recipe' | 'now' | 'log'>,
): Promise<Rollback> {
  const { writer, store, recipe, now, log } = options;
  const lock = store.lockRun();
  try {
    const names = toIndexNames(recipe.uid);
    await settleGenerations({ writer, store, names }, now, log);
    const generations = await writer.readGenerations([names.live, names.previous]);
    const live = generations.get(names.live);
    const previous = generations.get(names.previous);
    if (live === undefined || previous === undefined) {
      throw new IndexError('INDEX_NO_PREVIOUS', 'there is no index before the present one to go back to');
    }
    if (!lock.isHeld()) throw new IndexError('INDEX_RUNNING', 'another index run has begun; nothing was changed');
    await writer.swap(names.live, names.previous);
    // Were it not noted, nothing would be lost but the gateway's word on which index it searches.
    store.markSwapped(previous, now);
    log.info({ live: previous, previous: live }, 'the index before is back in place');
    return { live: previous, previous: live };
  } finally {
    lock.release();
  }
}
