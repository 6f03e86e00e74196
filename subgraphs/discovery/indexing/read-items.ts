// Reads items by id through the gateway. An item with a fault anywhere in it is left out and told; the others are good.
import { z } from 'zod';
import { type IndexedItemFragment, IndexedItemsDocument } from '../../../schema/operations.generated.ts';
import { indexedItem } from './change-page.ts';
import type { ExecuteOperation, OperationFault } from './execute-operation.ts';
import { type ReadFailure, toReadError } from './read-failure.ts';
import { ask, checkShape } from './read-operation.ts';

/** As many as the gateway gives at once. */
export const ITEMS_AT_ONCE = 100;

const itemsAnswer = z.object({ items: z.array(indexedItem.nullable()) });

export interface ItemsRead {
  /** In no order; unknown ones are missing. */
  readonly items: readonly IndexedItemFragment[];
  /** Why some are missing that should not be. */
  readonly failure: ReadFailure | null;
}

/** At most ITEMS_AT_ONCE ids. Throws a ReadError when no item of them could be read. */
export async function readItems(execute: ExecuteOperation, ids: readonly string[]): Promise<ItemsRead> {
  const { data, errors = [] } = await ask(execute, IndexedItemsDocument, { ids });
  const faulty = new Set(errors.map(positionOf));
  if (faulty.has(null)) throw toReadError(errors);
  const { items } = checkShape(data, itemsAnswer);
  return {
    items: items.filter((item, at) => item !== null && !faulty.has(at)).filter((item) => item !== null),
    failure: errors.length === 0 ? null : toReadError(errors).failure,
  };
}

/** Which of the items a fault is of; null when it may be of all. */
function positionOf({ path }: OperationFault): number | null {
  const [field, at] = path ?? [];
  return field === 'items' && typeof at === 'number' ? at : null;
}
