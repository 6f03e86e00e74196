// Weighs a staged reading against the items of its feed, and takes it over. All of it is set operations in SQL, so that
// 100,000 items cost no more memory than ten; a statement that fails undoes them all.
import type { DatabaseSync } from 'node:sqlite';
import type { HarvestFeed } from '../../harvest/harvest-feed.ts';
import type { ReadingEffect, ReadingWeight } from '../catalogue.ts';
import { readInteger } from './columns.ts';
import { inTransaction } from './transaction.ts';

/** What a reading does to each id, in the order in which the changes are to be told. */
const TABLES = 'CREATE TEMP TABLE effects (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, effect TEXT NOT NULL)';

const WEIGH_LISTED = `
  INSERT INTO effects (id, effect)
  SELECT s.id, CASE
    WHEN i.id IS NULL OR i.removed_at IS NOT NULL THEN 'added'
    WHEN i.hash <> s.hash THEN 'changed'
    ELSE 'confirmed' END
  FROM staged_items AS s LEFT JOIN main.items AS i ON i.id = s.id
  WHERE s.gone = 0 ORDER BY s.place`;

const WEIGH_ABSENT = `
  INSERT INTO effects (id, effect)
  SELECT i.id, CASE
    WHEN s.gone = 1 OR :missing = 'remove' OR i.missed > 0 THEN 'removed'
    ELSE 'missed' END
  FROM main.items AS i LEFT JOIN staged_items AS s ON s.id = i.id
  WHERE i.feed = :feed AND i.removed_at IS NULL
    AND (s.gone = 1 OR (s.id IS NULL AND :missing <> 'keep'
      AND NOT EXISTS (SELECT 1 FROM staged_unread AS u WHERE u.part = i.part))) ORDER BY i.id`;

const COUNT = `
  SELECT
    (SELECT count(*) FROM main.items WHERE feed = :feed AND removed_at IS NULL) AS items,
    count(*) FILTER (WHERE effect = 'added') AS added,
    count(*) FILTER (WHERE effect = 'changed') AS changed,
    count(*) FILTER (WHERE effect = 'removed') AS removed,
    (SELECT count(*) FROM main.items WHERE feed = :feed AND removed_at IS NULL AND missed = 0) AS seen,
    (SELECT count(*) FROM effects AS e JOIN main.items AS i ON i.id = e.id
      WHERE e.effect IN ('removed', 'missed') AND i.missed = 0) AS lost
  FROM effects`;

const WRITE = `
  INSERT INTO items (
    id, feed, family, kind, hash, embargo_until, part, shown, first_seen_at, changed_at, checked_at, missed, removed_at,
    sequence)
  SELECT s.id, :feed, s.family, s.kind, s.hash, s.embargo_until, s.part, s.embargo_until IS NULL OR s.embargo_until <= :now,
    :now, :now, :now, 0, NULL, (SELECT sequence FROM catalogue) + e.place
  FROM effects AS e JOIN staged_items AS s ON s.id = e.id WHERE e.effect IN ('added', 'changed')
  ON CONFLICT (id) DO UPDATE SET
    feed = excluded.feed, family = excluded.family, kind = excluded.kind, hash = excluded.hash,
    embargo_until = excluded.embargo_until, part = excluded.part, shown = excluded.shown, changed_at = excluded.changed_at,
    checked_at = excluded.checked_at, missed = 0, removed_at = NULL, sequence = excluded.sequence`;

const WRITE_BODIES = `
  INSERT INTO bodies (id, body)
  SELECT s.id, s.body FROM effects AS e JOIN staged_items AS s ON s.id = e.id WHERE e.effect IN ('added', 'changed')
  ON CONFLICT (id) DO UPDATE SET body = excluded.body`;

const CONFIRM = `
  UPDATE items SET checked_at = :now, missed = 0, part = s.part
  FROM effects AS e JOIN staged_items AS s ON s.id = e.id WHERE e.id = items.id AND e.effect = 'confirmed'`;

const MISS = `UPDATE items SET missed = missed + 1 FROM effects AS e WHERE e.id = items.id AND e.effect = 'missed'`;

const REMOVE = `
  UPDATE items SET removed_at = :now, changed_at = :now, missed = 0, shown = 1,
    sequence = (SELECT sequence FROM catalogue) + e.place
  FROM effects AS e WHERE e.id = items.id AND e.effect = 'removed'`;

const REMOVE_BODIES = `DELETE FROM bodies WHERE id IN (SELECT id FROM effects WHERE effect = 'removed')`;

/** Items whose embargo passed since their latest change get another, since the clock alone makes none. */
const LIFT_EMBARGOES = `
  UPDATE items SET shown = 1, changed_at = :now, sequence = (SELECT sequence FROM catalogue) + lifted.place
  FROM (
    SELECT id, row_number() OVER (ORDER BY embargo_until, id) AS place FROM items
    WHERE shown = 0 AND embargo_until <= :now
  ) AS lifted WHERE lifted.id = items.id`;

/** Removed items keep their rows, so the highest sequence ever given is always there. */
const ADVANCE = 'UPDATE catalogue SET sequence = (SELECT max(sequence) FROM items) WHERE EXISTS (SELECT 1 FROM items)';

export interface TakeOver {
  weigh(feed: string, missing: HarvestFeed['missing']): ReadingWeight;
  forgetMisses(feed: string): void;
  /** `also` is done in the same transaction. */
  accept(feed: string, missing: HarvestFeed['missing'], now: Date, also: () => void): ReadingEffect;
  /** To be called in a transaction. */
  liftEmbargoes(now: Date): void;
}

export function createTakeOver(database: DatabaseSync): TakeOver {
  database.exec(TABLES);
  const clear = database.prepare('DELETE FROM effects');
  const weighListed = database.prepare(WEIGH_LISTED);
  const weighAbsent = database.prepare(WEIGH_ABSENT);
  const count = database.prepare(COUNT);
  const write = database.prepare(WRITE);
  const confirm = database.prepare(CONFIRM);
  const remove = database.prepare(REMOVE);
  const lift = database.prepare(LIFT_EMBARGOES);

  const forgetMisses = database.prepare(
    'UPDATE items SET missed = 0 WHERE feed = :feed AND removed_at IS NULL AND missed > 0',
  );

  function weigh(feed: string, missing: HarvestFeed['missing']): ReadingWeight {
    clear.run();
    weighListed.run();
    weighAbsent.run({ feed, missing });
    const row = count.get({ feed });
    return {
      itemsBefore: readInteger(row, 'items'),
      added: readInteger(row, 'added'),
      changed: readInteger(row, 'changed'),
      removed: readInteger(row, 'removed'),
      seen: readInteger(row, 'seen'),
      lost: readInteger(row, 'lost'),
    };
  }

  return {
    weigh,
    forgetMisses: (feed) => void forgetMisses.run({ feed }),

    accept: (feed, missing, at, also) =>
      inTransaction(database, () => {
        const { seen: _, lost: __, ...effect } = weigh(feed, missing);
        const now = at.toISOString();
        write.run({ feed, now });
        database.exec(WRITE_BODIES);
        confirm.run({ now });
        database.exec(MISS);
        remove.run({ now });
        database.exec(REMOVE_BODIES);
        database.exec(ADVANCE);
        also();
        return effect;
      }),

    liftEmbargoes: (at) => {
      lift.run({ now: at.toISOString() });
      database.exec(ADVANCE);
    },
  };
}
