// Remembers what asking for each address has shown, in a SQLite file of its own: it is written while no harvest runs, and
// losing it loses nothing but time. What the file cannot hold or answer is thrown.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import type { LinkRecord } from './link-check.ts';

const FORGET_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

const recordSchema: z.ZodType<LinkRecord> = z.object({
  url: z.string(),
  verdict: z.enum(['alive', 'missed', 'unclear']),
  status: z.number().nullable(),
  reason: z.string(),
  checkedAt: z.string(),
  misses: z.number(),
  firstMissedAt: z.string().nullable(),
  lastMissedAt: z.string().nullable(),
});

export interface LinkBook {
  find(url: string): LinkRecord | null;
  keep(record: LinkRecord): void;
  /** Drops what was not asked for in three months: nobody lists it any more. */
  forgetOld(now: Date): void;
  close(): void;
}

export function linkBookFile(dataDir: string): string {
  return join(dataDir, 'links.sqlite');
}

/** Opens the file, or makes it. */
export function openLinkBook(file: string): LinkBook {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA busy_timeout = 30000;
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS links (
      url TEXT NOT NULL PRIMARY KEY,
      checked_at TEXT NOT NULL,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`);
  const find = database.prepare('SELECT record FROM links WHERE url = :url');
  const keep = database.prepare(`
    INSERT INTO links (url, checked_at, record) VALUES (:url, :checkedAt, :record)
    ON CONFLICT (url) DO UPDATE SET checked_at = excluded.checked_at, record = excluded.record`);
  const forget = database.prepare('DELETE FROM links WHERE checked_at < :before');
  return {
    find: (url) => toRecord(find.get({ url })),
    keep: (record) => {
      keep.run({ url: record.url, checkedAt: record.checkedAt, record: JSON.stringify(record) });
    },
    forgetOld: (now) => {
      forget.run({ before: new Date(now.getTime() - FORGET_AFTER_MS).toISOString() });
    },
    close: () => database.close(),
  };
}

function toRecord(row: Readonly<Record<string, SQLOutputValue>> | undefined): LinkRecord | null {
  return row === undefined ? null : recordSchema.parse(JSON.parse(String(row.record)));
}
