// Gathers pages of changes into portions, so that the engine gets few large pieces of work instead of many small ones.
// When a later page cannot be read, the portion gathered so far is still handed out before the failure is thrown.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { ChangePage, HarvestState } from './change-page.ts';

export interface ChangePortion {
  /** How many changes the pages had. */
  readonly changes: number;
  /** Each item once, as its last change has it. */
  readonly items: readonly IndexedItemFragment[];
  /** Items whose last change has taken them away, for good or for an embargo. */
  readonly removed: readonly string[];
  /** Where to go on from once the portion is written. */
  readonly cursor: string;
  readonly state: HarvestState;
}

/** Portions of at least `size` changes, the last one of what is left; always at least one if there is a page. */
export async function* collectChanges(
  pages: AsyncIterable<ChangePage>,
  size: number,
): AsyncGenerator<ChangePortion, void, undefined> {
  let gathered: ChangePage[] = [];
  let count = 0;
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const page of pages) {
      gathered.push(page);
      count += page.changes.length;
      if (count < size) continue;
      yield* toPortion(gathered);
      gathered = [];
      count = 0;
    }
  } catch (error) {
    failure = { error };
  }
  yield* toPortion(gathered);
  if (failure !== null) throw failure.error;
}

function* toPortion(pages: readonly ChangePage[]): Generator<ChangePortion, void, undefined> {
  const last = pages.at(-1);
  if (last === undefined) return;
  const changes = pages.flatMap((page) => page.changes);
  const latest = [...new Map(changes.map((change) => [change.id, change])).values()];
  yield {
    changes: changes.length,
    items: latest.map(({ item }) => item).filter((item) => item !== null),
    removed: latest.filter(({ item }) => item === null).map(({ id }) => id),
    cursor: last.cursor,
    state: { lastSuccess: last.lastSuccess, lastHarvest: last.lastHarvest },
  };
}
