// The recipe of the index that search uses.
import { toItemKey } from '../document/document-id.ts';
import { INDEX_SETTINGS, LIVE_INDEX } from '../index-settings.ts';
import { toSearchDocuments } from '../to-search-documents.ts';
import type { IndexRecipe } from './index-recipe.ts';

/**
 * To be raised by whoever makes documents of an unchanged item come out otherwise, or other items be taken for the same
 * work: the next run then builds anew.
 */
const DOCUMENT_SHAPE_VERSION = 3;

export const ITEMS_RECIPE: IndexRecipe = {
  uid: LIVE_INDEX,
  settings: INDEX_SETTINGS,
  shapeVersion: DOCUMENT_SHAPE_VERSION,
  toItemKey,
  toDocuments: toSearchDocuments,
  toRefreshBound: (now) => Math.floor(now.getTime() / 1000),
};
