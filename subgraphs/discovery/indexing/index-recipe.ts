// What an index is made of: its names, its settings, and how an item becomes documents. A change of settings or of shape
// changes the recipe's hash, and so leads to a full build.
import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { Partner } from '../../../schema/shared.generated.ts';
import type { ItemWork } from '../merging/item-work.ts';

/** As much of a document as the indexer needs to know. */
export interface IndexDocument {
  /** The primary key. */
  readonly documentId: string;
  readonly itemId: string;
  /** Stands for itemId in filters. */
  readonly itemKey: string;
  readonly partner: Partner;
  /** True for exactly one document of an item that has any. */
  readonly main: boolean;
}

export interface IndexRecipe {
  /** The name that search asks for. */
  readonly uid: string;
  /** `itemKey`, `partner`, `main` and `refreshAt` must be filterable. */
  readonly settings: Settings;
  /** Raised whenever documents of the same item come out otherwise. */
  readonly shapeVersion: number;
  /** The itemKey of an item's documents. */
  toItemKey(itemId: string): string;
  /** `work` is missing for an item that no other partner lists. */
  toDocuments(item: IndexedItemFragment, now: Date, work?: ItemWork): readonly IndexDocument[];
  /** Documents whose `refreshAt` is at or below this are out of date by the clock alone. */
  toRefreshBound(now: Date): number;
}

/** The physical indexes: in use, being built, and the one before, kept to go back to. */
export interface IndexNames {
  readonly live: string;
  readonly next: string;
  readonly previous: string;
}

export function toIndexNames(uid: string): IndexNames {
  return { live: uid, next: `${uid}_next`, previous: `${uid}_previous` };
}

/** The same for equal settings, whatever the order of their keys. */
export function hashSettings(settings: Settings): string {
  return createHash('sha256')
    .update(JSON.stringify(inKeyOrder(settings)))
    .digest('hex')
    .slice(0, 16);
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]));
}
