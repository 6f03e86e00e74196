// Rewrites documents that the clock alone has made wrong: the session they name as the next one has passed. Items that
// cannot be read keep their document until the next run.
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
  readonly partners: readonly Partner[];
}

/** Refreshes the documents of these partners that are due. */
export async function refreshDue(run: RefreshRun): Promise<RefreshPass> {
  const { writer, uid, recipe, now, partners, execute } = run;
  const due = await writer.listDue(uid, partners, recipe.toRefreshBound(now));
  let pass: RefreshPass = { items: due.length, documentsSent: 0, documentsDeleted: 0, failure: null };
  for (let at = 0; at < due.length; at += ITEMS_AT_ONCE) {
    const { items, failure } = await readOrFail(execute, due.slice(at, at + ITEMS_AT_ONCE));
    const { documentsSent, documentsDeleted } = await writeItems(run, { items, removed: [] });
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
