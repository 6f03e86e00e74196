// Brings the documents of some items to what they should be: reads what the index holds of them, sends what differs,
// deletes what is left over. Run again, it finds nothing to do.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { ItemWork } from '../merging/item-work.ts';
import type { WorkStore, WorksOf } from '../merging/work-store.ts';
import { diffDocuments } from './diff-documents.ts';
import type { IndexDocument, IndexRecipe } from './index-recipe.ts';
import type { IndexWriter } from './index-writer.ts';
import { ReadError } from './read-failure.ts';

export interface WrittenItems {
  readonly documentsSent: number;
  readonly documentsDeleted: number;
  /** Ids of the items that are in the index now. */
  readonly shown: readonly string[];
}

interface ItemChanges {
  /** Items as they are now. */
  readonly items: readonly IndexedItemFragment[];
  /** Ids of items that are gone. */
  readonly removed: readonly string[];
}

export interface WriteTarget {
  readonly writer: IndexWriter;
  readonly recipe: IndexRecipe;
  readonly store: WorkStore;
  /** The index to write to. */
  readonly uid: string;
  /** Of that index. */
  readonly works: WorksOf;
  readonly now: Date;
}

/** Resolves once the engine has it all. An item that no document can be made of is a ReadError DOCUMENT_FAULT. */
export async function writeItems(target: WriteTarget, { items, removed }: ItemChanges): Promise<WrittenItems> {
  const { writer, recipe, store, uid, works, now } = target;
  const ids = items.map(({ id }) => id);
  const itemKeys = [...ids, ...removed].map((id) => recipe.toItemKey(id));
  if (itemKeys.length === 0) return { documentsSent: 0, documentsDeleted: 0, shown: [] };
  const workById = store.readWorks(works, ids);
  const wanted = items.flatMap((item) => toDocuments(recipe, item, now, workById.get(item.id)));
  const changes = diffDocuments(wanted, await writer.readHeld(uid, itemKeys));
  if (changes.upserts.length + changes.deletions.length > 0) await writer.write(uid, changes);
  return {
    documentsSent: changes.upserts.length,
    documentsDeleted: changes.deletions.length,
    shown: wanted.filter(({ main }) => main).map(({ itemId }) => itemId),
  };
}

function toDocuments(
  recipe: IndexRecipe,
  item: IndexedItemFragment,
  now: Date,
  work: ItemWork | undefined,
): readonly IndexDocument[] {
  try {
    return recipe.toDocuments(item, now, work);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReadError('DOCUMENT_FAULT', `item ${item.id}: ${reason}`, { cause });
  }
}
