// Puts a kept body and what the Catalogue knows about it together again.
import type { SQLOutputValue } from 'node:sqlite';
import type { Partner } from '../../../../schema/shared.generated.ts';
import type { CatalogueItem, NormalisedItem } from '../../catalogue-item.ts';
import { readText } from './columns.ts';

/** The columns that `toItem` needs, of items as `i` and bodies as `b`. */
export const ITEM_COLUMNS = 'i.id, b.body, i.first_seen_at, i.changed_at, i.checked_at';

export function toItem(row: Readonly<Record<string, SQLOutputValue>>, partner: Partner): CatalogueItem {
  // Only `put` writes bodies, and it takes nothing but normalised items.
  const item: NormalisedItem = JSON.parse(readText(row, 'body'));
  return {
    ...item,
    partner,
    firstSeenAt: readText(row, 'first_seen_at'),
    changedAt: readText(row, 'changed_at'),
    checkedAt: readText(row, 'checked_at'),
  };
}
