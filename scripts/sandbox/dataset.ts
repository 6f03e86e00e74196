// One partner's records as it publishes them: with an identity, dates moved forward, and when each was made and changed.
// Replacing the rows keeps what stayed the same, so that a harvest sees just the difference.
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { countWeeksForward, isDay, moveDate, startOfWeek } from './sample-dates.ts';
import { toStableNumber } from './stable-values.ts';

/** What the sandbox must know of any row, whatever its fields are called. */
export interface RowFacts {
  /** Ideally the record's own identity; rows that share one are told apart by title. */
  readonly key: string;
  readonly title: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** When the record was first published, as exactly as is known. */
  readonly published: string | null;
}

export interface PublishedRecord<Row> {
  readonly row: Row;
  readonly identity: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Moved forward. */
  readonly startDate: string | null;
  /** Moved forward. */
  readonly endDate: string | null;
}

export interface RemovedRecord<Row> {
  readonly row: Row;
  readonly identity: string;
  readonly removedAt: Date;
}

export interface Dataset<Row> {
  readonly records: readonly PublishedRecord<Row>[];
  /** Removed since the start, newest first, at most 200. */
  readonly removed: readonly RemovedRecord<Row>[];
  /** Grows with each replacement. */
  readonly version: number;
  /** When rows were last replaced; null when they never were. */
  readonly replacedAt: Date | null;
  /** How far dates were moved; fixed at the start, so that a replacement moves nothing else. */
  readonly weeksForward: number;
  /** Publishes these rows instead. New and changed rows are dated `at`. */
  replace(rows: readonly Row[], at: Date): void;
}

interface Kept<Row> {
  readonly row: Row;
  readonly digest: string;
  readonly changedAt: Date;
}

const FIRST_CHANGE_SECONDS = Date.UTC(2023, 0, 1) / 1000;
const CHANGE_SPAN_SECONDS = 3 * 365 * 86_400;
const MOST_REMOVED = 200;

/** Builds what one data file publishes. `now` decides, by its week alone, how far dates move. */
export function createDataset<Row>(options: {
  readonly rows: readonly Row[];
  readonly now: Date;
  readonly toFacts: (row: Row) => RowFacts;
}): Dataset<Row> {
  const { now, toFacts } = options;
  const monday = startOfWeek(now).toJSDate();
  const dates = options.rows.map((row) => toFacts(row).startDate).filter((date) => date !== null);
  const weeksForward = countWeeksForward(dates, now);
  const shared = new Set<string>();
  let kept = new Map<string, Kept<Row>>();
  let removed: readonly RemovedRecord<Row>[] = [];
  let replacedAt: Date | null = null;
  let version = 0;

  const publish = (rows: readonly Row[], at: Date | null): readonly PublishedRecord<Row>[] => {
    const facts = rows.map((row) => ({ row, facts: toFacts(row) }));
    const identities = toIdentities(
      facts.map((entry) => entry.facts),
      shared,
    );
    const next = new Map<string, Kept<Row>>();
    const records = facts.map(({ row, facts: fact }, index) => {
      const identity = identities[index] ?? '';
      const digest = createHash('sha1').update(JSON.stringify(row)).digest('base64');
      const before = kept.get(identity);
      const changedAt =
        before?.digest === digest ? before.changedAt : (at ?? toFirstChange(identity, fact, monday, weeksForward, now));
      next.set(identity, { row, digest, changedAt });
      return {
        row,
        identity,
        createdAt: toCreated(identity, fact.published, changedAt),
        changedAt,
        startDate: fact.startDate === null ? null : moveDate(fact.startDate, weeksForward),
        endDate: fact.endDate === null ? null : moveDate(fact.endDate, weeksForward),
      };
    });
    if (at !== null) {
      const gone = [...kept].filter(([identity]) => !next.has(identity));
      const back = removed.filter((entry) => !next.has(entry.identity));
      removed = [...gone.map(([identity, { row }]) => ({ row, identity, removedAt: at })), ...back].slice(
        0,
        MOST_REMOVED,
      );
    }
    kept = next;
    return records;
  };

  let records = publish(options.rows, null);
  return {
    get records() {
      return records;
    },
    get removed() {
      return removed;
    },
    get version() {
      return version;
    },
    get replacedAt() {
      return replacedAt;
    },
    weeksForward,
    replace(rows, at) {
      records = publish(rows, at);
      replacedAt = at;
      version += 1;
    },
  };
}

// Keys that were once shared stay so: what is left alone keeps the identity that it had.
function toIdentities(facts: readonly RowFacts[], shared: Set<string>): readonly string[] {
  for (const [key, rows] of Map.groupBy(facts, (fact) => fact.key)) if (rows.length > 1) shared.add(key);
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const identity = shared.has(fact.key) ? `${fact.key}|${fact.title}` : fact.key;
    const times = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, times);
    return times === 1 ? identity : `${identity}|${times}`;
  });
}

// A record whose dates move each week has changed each Monday; a partner's system would say so too.
function toFirstChange(identity: string, fact: RowFacts, monday: Date, weeks: number, now: Date): Date {
  const seconds = FIRST_CHANGE_SECONDS + toStableNumber(`changed|${identity}`, CHANGE_SPAN_SECONDS);
  const moves = fact.startDate !== null && weeks > 0;
  const published = fact.published === null ? 0 : DateTime.fromISO(fact.published, { zone: 'utc' }).toMillis() || 0;
  const latest = Math.max(seconds * 1000, published, moves ? monday.getTime() : 0);
  return new Date(Math.min(latest, Math.max(now.getTime(), monday.getTime())));
}

function toCreated(identity: string, published: string | null, changedAt: Date): Date {
  if (isDay(published)) return new Date(Math.min(Date.parse(`${published}T00:00:00Z`), changedAt.getTime()));
  const days = 1 + toStableNumber(`created|${identity}`, 300);
  return new Date(changedAt.getTime() - days * 86_400_000);
}
