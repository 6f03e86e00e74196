// The read side of a SQLite Catalogue: items and changes. What the store cannot answer is thrown as it comes.
import type { DatabaseSync } from 'node:sqlite';
import type { ItemKind, Partner } from '../../../../schema/shared.generated.ts';
import type { CatalogueItem } from '../../catalogue-item.ts';
import type { Change, ChangePage, ItemPage, ListQuery } from '../catalogue.ts';
import { CatalogueError } from '../catalogue-error.ts';
import { formatCursor, isStart, parseCursor } from '../change-cursor.ts';
import { readInteger, readText, readTextOrNull } from './columns.ts';
import { ITEM_COLUMNS, toItem } from './to-item.ts';

const OPEN = '(i.removed_at IS NULL AND (i.embargo_until IS NULL OR i.embargo_until <= :now))';
const OF_KIND = '(:kinds IS NULL OR i.kind IN (SELECT value FROM json_each(:kinds)))';

export interface ItemQueries {
  get(ids: readonly string[]): readonly (CatalogueItem | null)[];
  list(query: ListQuery): ItemPage;
  count(kinds: readonly ItemKind[] | null): number;
  changesAfter(cursor: string | null, first: number): ChangePage;
}

export function createItemQueries(database: DatabaseSync, partner: Partner, now: () => Date): ItemQueries {
  const byIds = database.prepare(`
    SELECT ${ITEM_COLUMNS} FROM json_each(:ids) AS wanted
    JOIN items AS i ON i.id = wanted.value JOIN bodies AS b ON b.id = i.id WHERE ${OPEN}`);
  const page = database.prepare(`
    SELECT ${ITEM_COLUMNS} FROM items AS i JOIN bodies AS b ON b.id = i.id
    WHERE i.id > :after AND ${OF_KIND} AND ${OPEN} ORDER BY i.id LIMIT :limit`);
  const size = database.prepare(`SELECT count(*) AS size FROM items AS i WHERE ${OF_KIND} AND ${OPEN}`);
  const state = database.prepare('SELECT epoch, sequence FROM catalogue');
  const changes = database.prepare(`
    SELECT ${ITEM_COLUMNS}, i.removed_at, i.sequence, ${OPEN} AS open
    FROM items AS i LEFT JOIN bodies AS b ON b.id = i.id
    WHERE i.sequence > :after ORDER BY i.sequence LIMIT :limit`);

  const toText = (kinds: readonly ItemKind[] | null): string | null => (kinds === null ? null : JSON.stringify(kinds));
  const moment = (): string => now().toISOString();

  return {
    get: (ids) => {
      const rows = byIds.all({ ids: JSON.stringify(ids), now: moment() });
      const items = new Map(rows.map((row) => [readText(row, 'id'), toItem(row, partner)]));
      return ids.map((id) => items.get(id) ?? null);
    },

    list: ({ afterId, first, kinds }) => {
      const rows = page.all({ after: afterId ?? '', kinds: toText(kinds), now: moment(), limit: first + 1 });
      return { items: rows.slice(0, first).map((row) => toItem(row, partner)), hasMore: rows.length > first };
    },

    count: (kinds) => readInteger(size.get({ kinds: toText(kinds), now: moment() }), 'size'),

    changesAfter: (cursor, first) => {
      const here = state.get();
      const epoch = readText(here, 'epoch');
      const after = parseCursor(cursor);
      // A sequence still to come means that the store was put back to an older state.
      if (!isStart(after) && (after.epoch !== epoch || after.sequence > readInteger(here, 'sequence'))) {
        throw new CatalogueError('CURSOR_UNKNOWN', 'the catalogue was rebuilt since; begin again without a cursor');
      }
      const rows = changes.all({ after: after.sequence, now: moment(), limit: first + 1 });
      const shown = rows.slice(0, first);
      const last = shown.at(-1);
      return {
        changes: shown.map(
          (row): Change => ({
            id: readText(row, 'id'),
            changedAt: readText(row, 'changed_at'),
            item: readInteger(row, 'open') === 1 ? toItem(row, partner) : null,
            removedAt: readTextOrNull(row, 'removed_at'),
          }),
        ),
        cursor: formatCursor({ epoch, sequence: last ? readInteger(last, 'sequence') : after.sequence }),
        hasMore: rows.length > first,
      };
    },
  };
}
