// What there is to read before the first harvest. A cursor from elsewhere is a CatalogueError CATALOGUE_ABSENT: whoever
// follows a Catalogue must not take a disk that is not mounted for one whose items are all gone.
import type { CatalogueReader } from './catalogue.ts';
import { CatalogueError } from './catalogue-error.ts';
import { formatCursor, isStart, parseCursor, START } from './change-cursor.ts';

export const EMPTY_CATALOGUE: CatalogueReader = {
  get: async (ids) => ids.map(() => null),
  list: async () => ({ items: [], hasMore: false }),
  count: async () => 0,
  changesAfter: async (cursor) => {
    if (!isStart(parseCursor(cursor))) {
      throw new CatalogueError('CATALOGUE_ABSENT', 'there is no catalogue here, though the cursor comes from one');
    }
    return { changes: [], cursor: formatCursor(START), hasMore: false };
  },
  reports: async () => [],
  lastHarvest: async () => null,
  lastSuccess: async () => null,
  rejections: async () => ({ rejections: [], next: null }),
  unknownWords: async () => [],
  qualities: async () => [],
  assertHealthy: async () => {},
  close: async () => {},
};
