// Rewrites documents of items that have not changed themselves: the clock has made them wrong, since the session they name
// as the next one has passed, or another listing of the same work has. Items that cannot be read keep their document until
// the next run.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { ExecuteOperation } from './execute-operation.ts';
import { ReadError, type ReadFailure } from './read-failure.ts';
import { ITEMS_AT_ONCE, type ItemsRead, readItems } from './read-items.ts';
import { type WriteTarget, writeItems } from './write-items.ts';

export interface RefreshPass {
  /** Items whose documents were out of date. */
  readonly items: number;
  readonly documentsSent: number;
  readonly documentsDeleted: number;
  readonly failure: ReadFailure | null;
}

interface RefreshRun extends WriteTarget {
  readonly execute: ExecuteOperation;
}

/** Refreshes the documents of these partners that are due, and those of any whose works have changed. */
export async function refreshDue(run: RefreshRun & { readonly partners: readonly Partner[] }): Promise<RefreshPass> {
  const { writer, store, uid, works, recipe, now, partners } = run;
  const due = await writer.listDue(uid, partners, recipe.toRefreshBound(now));
  return refreshItems(run, [...new Set([...due, ...store.readToRewrite(works.generation)])]);
}

/** Refreshes the documents whose works have changed. */
export async function refreshWorks(run: RefreshRun): Promise<RefreshPass> {
  return refreshItems(run, run.store.readToRewrite(run.works.generation));
}

async function refreshItems(run: RefreshRun, due: readonly string[]): Promise<RefreshPass> {
  const { execute, store, works } = run;
  let pass: RefreshPass = { items: due.length, documentsSent: 0, documentsDeleted: 0, failure: null };
  for (let at = 0; at < due.length; at += ITEMS_AT_ONCE) {
    const { items, failure } = await readOrFail(execute, due.slice(at, at + ITEMS_AT_ONCE));
    const { documentsSent, documentsDeleted } = await writeItems(run, { items, removed: [] });
    store.noteRewritten(
      works.generation,
      items.map(({ id }) => id),
    );
    pass = {
      items: pass.items,
      documentsSent: pass.documentsSent + documentsSent,
      documentsDeleted: pass.documentsDeleted + documentsDeleted,
      failure: pass.failure ?? failure,
    };
  }
  return pass;
}

async function readOrFail(execute: ExecuteOperation, ids: readonly string[]): Promise<ItemsRead> {
  try {
    return await readItems(execute, ids);
  } catch (error) {
    if (error instanceof ReadError) return { items: [], failure: error.failure };
    throw error;
  }
}
