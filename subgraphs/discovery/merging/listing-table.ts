// The statements behind the store of works: what they read is checked here, once. Whoever calls those that change several
// things does so in a transaction.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Partner } from '../../../schema/shared.generated.ts';
import type { Standing } from './assign-works.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { type ItemWork, itemWork, toAloneWork } from './item-work.ts';
import type { SettleTable } from './settle-works.ts';
import { MOST_OF_A_KEY, toBlockingKeys } from './to-blocking-keys.ts';

const parsedJson = z.string().transform((text): unknown => JSON.parse(text));
const listedRow = z.object({ fingerprint: parsedJson.pipe(fingerprint).nullable() });
const workRow = z.object({ item_id: z.string(), work: parsedJson.pipe(itemWork) });
const standingRow = z.object({ work_id: z.string().nullable(), work: parsedJson.pipe(itemWork).nullable() });
const idRow = z.object({ item_id: z.string() });
const keyRow = z.object({ key: z.string() });
const countRow = z.object({ count: z.number() });
const alikeRow = z.object({ one: z.string(), other: z.string(), score: z.number() });

export interface ListingTable extends SettleTable {
  /** Keeps a listing, and marks it where it is new or another than before. A new one begins as it was in `heir`. */
  keep(generation: string, heir: string, listing: Fingerprint): void;
  remove(generation: string, itemId: string): void;
  readListed(generation: string, partner: Partner): readonly string[];
  readWorks(generation: string, heir: string, itemIds: readonly string[]): ReadonlyMap<string, ItemWork>;
  readToRewrite(generation: string): readonly string[];
  noteRewritten(generation: string, itemIds: readonly string[]): void;
  forgetAllBut(generations: readonly string[]): void;
}

export function createListingTable(database: DatabaseSync): ListingTable {
  const toIds = (rows: unknown): readonly string[] =>
    z
      .array(idRow)
      .parse(rows)
      .map(({ item_id: id }) => id);
  const statements = {
    keep: database.prepare(`
      INSERT INTO listings (generation, item_id, partner, fingerprint, work_id, work)
      SELECT :generation, :id, :partner, :fingerprint, past.work_id, past.work
        FROM (SELECT 1) LEFT JOIN listings past ON past.generation = :heir AND past.item_id = :id WHERE true
      ON CONFLICT DO UPDATE SET partner = excluded.partner, fingerprint = excluded.fingerprint
        WHERE fingerprint IS NOT excluded.fingerprint`),
    remove: database.prepare(
      'UPDATE listings SET fingerprint = NULL WHERE generation = ? AND item_id = ? AND fingerprint IS NOT NULL',
    ),
    mark: database.prepare('INSERT OR REPLACE INTO unsettled (generation, item_id, compared) VALUES (?, ?, 0)'),
    markCompared: database.prepare('INSERT OR IGNORE INTO unsettled (generation, item_id, compared) VALUES (?, ?, 1)'),
    noteCompared: database.prepare(
      'UPDATE unsettled SET compared = 1 WHERE generation = ? AND item_id IN (SELECT value FROM json_each(?))',
    ),
    readUncompared: database.prepare(
      'SELECT item_id FROM unsettled WHERE generation = ? AND compared = 0 ORDER BY item_id LIMIT ?',
    ),
    markKey: database.prepare(
      `INSERT OR REPLACE INTO unsettled (generation, item_id, compared)
         SELECT generation, item_id, 0 FROM listing_keys WHERE generation = ? AND key = ?`,
    ),
    // Indexes are named: left to itself, the planner goes through all keys of an index for those of an item.
    readKeys: database.prepare(
      'SELECT key FROM listing_keys INDEXED BY listing_keys_by_item WHERE generation = ? AND item_id = ?',
    ),
    countKey: database.prepare(
      `SELECT count(*) AS count FROM (SELECT 1 FROM listing_keys WHERE generation = ? AND key = ? LIMIT ${MOST_OF_A_KEY + 2})`,
    ),
    addKey: database.prepare('INSERT INTO listing_keys (generation, key, item_id, partner) VALUES (?, ?, ?, ?)'),
    dropKey: database.prepare('DELETE FROM listing_keys WHERE generation = ? AND key = ? AND item_id = ?'),
    readListed: database.prepare(
      'SELECT item_id FROM listings WHERE generation = ? AND partner = ? AND fingerprint IS NOT NULL',
    ),
    readWorks: database.prepare(`
      SELECT wanted.value AS item_id, coalesce(present.work, past.work) AS work FROM json_each(:ids) wanted
        LEFT JOIN listings present ON present.generation = :generation AND present.item_id = wanted.value
        LEFT JOIN listings past
          ON present.item_id IS NULL AND past.generation = :heir AND past.item_id = wanted.value
      WHERE coalesce(present.work, past.work) IS NOT NULL`),
    readUnsettled: database.prepare('SELECT item_id FROM unsettled WHERE generation = ? ORDER BY item_id'),
    isListed: database.prepare(
      'SELECT count(*) AS count FROM listings WHERE generation = ? AND item_id = ? AND fingerprint IS NOT NULL',
    ),
    readFingerprint: database.prepare('SELECT fingerprint FROM listings WHERE generation = ? AND item_id = ?'),
    readCandidates: database.prepare(`
      WITH usable AS MATERIALIZED (
        SELECT own.key, own.partner FROM listing_keys own INDEXED BY listing_keys_by_item
          WHERE own.generation = :generation AND own.item_id = :id AND (SELECT count(*) FROM (SELECT 1 FROM listing_keys every
            WHERE every.generation = :generation AND every.key = own.key LIMIT ${MOST_OF_A_KEY + 1})) <= ${MOST_OF_A_KEY})
      SELECT DISTINCT other.item_id FROM usable CROSS JOIN listing_keys other
        WHERE other.generation = :generation AND other.key = usable.key AND other.partner <> usable.partner`),
    readAlike: database.prepare(
      `SELECT one, other, score FROM alike WHERE generation = :generation AND one = :id
       UNION ALL SELECT one, other, score FROM alike INDEXED BY alike_by_other WHERE generation = :generation AND other = :id`,
    ),
    dropOnes: database.prepare('DELETE FROM alike WHERE generation = ? AND one = ?'),
    dropOthers: database.prepare('DELETE FROM alike INDEXED BY alike_by_other WHERE generation = ? AND other = ?'),
    keepAlike: database.prepare('INSERT OR REPLACE INTO alike (generation, one, other, score) VALUES (?, ?, ?, ?)'),
    readStanding: database.prepare('SELECT work_id, work FROM listings WHERE generation = ? AND item_id = ?'),
    readMembers: database.prepare(
      'SELECT item_id FROM listings INDEXED BY listings_by_work WHERE generation = ? AND work_id = ?',
    ),
    keepWork: database.prepare(
      'UPDATE listings SET work = :work WHERE generation = :generation AND item_id = :id AND work IS NOT :work',
    ),
    keepWorkId: database.prepare(
      'UPDATE listings SET work_id = :workId WHERE generation = :generation AND item_id = :id AND work_id IS NOT :workId',
    ),
    addToRewrite: database.prepare('INSERT OR IGNORE INTO to_rewrite (generation, item_id) VALUES (?, ?)'),
    readToRewrite: database.prepare('SELECT item_id FROM to_rewrite WHERE generation = ? ORDER BY item_id'),
    noteRewritten: database.prepare(
      'DELETE FROM to_rewrite WHERE generation = ? AND item_id IN (SELECT value FROM json_each(?))',
    ),
    dropGone: database.prepare(
      `DELETE FROM listings WHERE generation = :generation AND fingerprint IS NULL
         AND item_id IN (SELECT item_id FROM unsettled WHERE generation = :generation)`,
    ),
    dropMarks: database.prepare('DELETE FROM unsettled WHERE generation = ?'),
    forget: ['listings', 'listing_keys', 'alike', 'unsettled', 'to_rewrite'].map((name) =>
      database.prepare(`DELETE FROM ${name} WHERE generation NOT IN (SELECT value FROM json_each(?))`),
    ),
  };

  function readFingerprint(generation: string, itemId: string): Fingerprint | null {
    const row = listedRow.nullable().parse(statements.readFingerprint.get(generation, itemId) ?? null);
    return row?.fingerprint ?? null;
  }

  /** `bound` is reached when the key has just become too common, or stopped being so: all that have it meet others then. */
  function markAt(bound: number, generation: string, key: string): void {
    const { count } = countRow.parse(statements.countKey.get(generation, key));
    if (count === bound) statements.markKey.run(generation, key);
  }

  function changeKeys(generation: string, itemId: string, partner: Partner, keys: readonly string[]): void {
    const rows = z.array(keyRow).parse(statements.readKeys.all(generation, itemId));
    const present = new Set(rows.map(({ key }) => key));
    const wanted = new Set(keys);
    for (const key of present) {
      if (wanted.has(key)) continue;
      statements.dropKey.run(generation, key, itemId);
      markAt(MOST_OF_A_KEY, generation, key);
    }
    for (const key of wanted) {
      if (present.has(key)) continue;
      statements.addKey.run(generation, key, itemId, partner);
      markAt(MOST_OF_A_KEY + 1, generation, key);
    }
  }

  return {
    keep(generation, heir, listing) {
      const { id, partner } = listing;
      const { changes } = statements.keep.run({ generation, heir, id, partner, fingerprint: JSON.stringify(listing) });
      if (changes === 0) return;
      statements.mark.run(generation, id);
      changeKeys(generation, id, partner, toBlockingKeys(listing));
    },
    remove(generation, itemId) {
      const listing = readFingerprint(generation, itemId);
      if (listing === null) return;
      statements.remove.run(generation, itemId);
      statements.mark.run(generation, itemId);
      statements.noteRewritten.run(generation, JSON.stringify([itemId]));
      changeKeys(generation, itemId, listing.partner, []);
    },
    readListed: (generation, partner) => toIds(statements.readListed.all(generation, partner)),
    readWorks(generation, heir, itemIds) {
      const rows = statements.readWorks.all({ generation, heir, ids: JSON.stringify(itemIds) });
      return new Map(
        z
          .array(workRow)
          .parse(rows)
          .map(({ item_id: id, work }) => [id, work]),
      );
    },
    readUncompared: (generation, most) => toIds(statements.readUncompared.all(generation, most)),
    noteCompared(generation, itemIds) {
      statements.noteCompared.run(generation, JSON.stringify(itemIds));
    },
    markCompared(generation, itemId) {
      statements.markCompared.run(generation, itemId);
    },
    readUnsettled: (generation) => toIds(statements.readUnsettled.all(generation)),
    isListed: (generation, itemId) => countRow.parse(statements.isListed.get(generation, itemId)).count > 0,
    readFingerprint,
    readCandidates: (generation, id) => toIds(statements.readCandidates.all({ generation, id })),
    readAlike: (generation, id) => z.array(alikeRow).parse(statements.readAlike.all({ generation, id })),
    dropAlike(generation, itemId) {
      statements.dropOnes.run(generation, itemId);
      statements.dropOthers.run(generation, itemId);
    },
    keepAlike(generation, { one, other, score }) {
      statements.keepAlike.run(generation, one, other, score);
    },
    readStanding(generation, itemId): Standing | null {
      const row = standingRow.nullable().parse(statements.readStanding.get(generation, itemId) ?? null);
      if (row === null || row.work_id === null) return null;
      return { workId: row.work_id, preferred: row.work?.preferred ?? true };
    },
    readMembers: (generation, workId) => toIds(statements.readMembers.all(generation, workId)),
    keepWork(generation, id, work) {
      const isAlone = work.others.length === 0 && work.workId === toAloneWork(id).workId;
      const { changes } = statements.keepWork.run({ generation, id, work: isAlone ? null : JSON.stringify(work) });
      statements.keepWorkId.run({ generation, id, workId: work.workId });
      if (changes > 0) statements.addToRewrite.run(generation, id);
    },
    finish(generation) {
      statements.dropGone.run({ generation });
      statements.dropMarks.run(generation);
    },
    readToRewrite: (generation) => toIds(statements.readToRewrite.all(generation)),
    noteRewritten(generation, itemIds) {
      statements.noteRewritten.run(generation, JSON.stringify(itemIds));
    },
    forgetAllBut(generations) {
      for (const statement of statements.forget) statement.run(JSON.stringify(generations));
    },
  };
}
