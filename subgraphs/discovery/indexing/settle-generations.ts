// Finds out which index is in place, and finishes what a run that was killed left half done. A physical index keeps its
// generation through a swap, so what lies under a name always tells how far things had come.
import type { Logger } from '../../kit/log.ts';
import type { DiscoveryStore, Generation } from './discovery-store.ts';
import type { IndexNames } from './index-recipe.ts';
import type { IndexWriter } from './index-writer.ts';

export type LiveIndex =
  | { readonly kind: 'none' }
  /** There is an index, but it is not one that this data directory knows. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly generation: Generation };

export interface Indexes {
  readonly writer: IndexWriter;
  readonly store: DiscoveryStore;
  readonly names: IndexNames;
}

/** Waits for work left in the engine, then tells what is in place. */
export async function settleGenerations(indexes: Indexes, now: Date, log: Logger): Promise<LiveIndex> {
  const { writer, store, names } = indexes;
  const uids = [names.live, names.next, names.previous];
  await writer.settle(uids);
  const generations = await writer.readGenerations(uids);
  const live = generations.get(names.live);
  if (live === undefined) return { kind: 'none' };
  const generation = store.readGeneration(live);
  if (generation === null) return { kind: 'unknown' };

  // Swapped, and killed before that was noted.
  const unnoted = generation.swappedAt === null;
  if (unnoted) {
    log.info({ generation: live }, 'the last run had put a new index in place; noted now');
    store.markSwapped(live, now);
  }
  const next = generations.get(names.next);
  const wasLive = next !== undefined && store.readGeneration(next)?.swappedAt != null;
  if (next !== undefined && (unnoted || wasLive)) await writer.rename(names.next, names.previous);
  return { kind: 'known', generation };
}

interface Commit extends Indexes {
  readonly generation: string;
  readonly now: Date;
  readonly log: Logger;
  /** Throws when this run is not the one at work any more. */
  readonly assertHeld: () => void;
}

/**
 * Puts the next index in place of the live one and keeps that one as the previous. What cannot be noted is undone: the
 * index before is back in place when this throws. Killed at any point, the next run's settleGenerations goes on from there.
 */
export async function commitGeneration({
  writer,
  store,
  names,
  generation,
  now,
  log,
  assertHeld,
}: Commit): Promise<void> {
  // A swap takes along work that still waits; nothing may.
  await writer.settle([names.live, names.next, names.previous]);
  const first = !(await writer.readGenerations([names.live])).has(names.live);
  assertHeld();
  if (first) await writer.rename(names.next, names.live);
  else await writer.swap(names.next, names.live);
  try {
    store.markSwapped(generation, now);
  } catch (error) {
    // Of a first index there is none to go back to: it stays, and the next run notes it.
    log.error({ generation, err: error }, 'the swap could not be noted and is undone');
    if (!first) await writer.swap(names.next, names.live);
    throw error;
  }
  if (!first) await writer.rename(names.next, names.previous);
}
