// A feed's reading on its way into the store. It stands in temporary tables, which no other connection sees and which
// are gone with this one: a harvest that was killed leaves nothing behind, and memory stays small however long the feed.
import type { DatabaseSync } from 'node:sqlite';
import type { NormalisedItem } from '../../catalogue-item.ts';
import type { HarvestOutcome, UnknownWord } from '../../harvest/harvest-feed.ts';
import { createQualityCounter } from '../../quality/count-quality.ts';
import type { Quality } from '../../quality/quality.ts';
import { toRawText } from '../../quality/to-raw-text.ts';
import { createRejection, type Rejection, type RejectionCode } from '../../rejection.ts';
import type { BatchCounts } from '../catalogue.ts';
import { toCanonicalJson, toContentHash } from '../content-hash.ts';
import { readText } from './columns.ts';

const LONGEST_WORD = 200;

const TABLES = `
  PRAGMA temp_store = FILE;
  CREATE TEMP TABLE staged_items (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    gone INTEGER NOT NULL, -- 1 when the feed says that it is
    family TEXT, kind TEXT, hash TEXT, embargo_until TEXT, part TEXT,
    body TEXT -- null when it is the one kept
  );
  CREATE TEMP TABLE staged_unread (part TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TEMP TABLE staged_rejections (place INTEGER PRIMARY KEY, records INTEGER, code TEXT, rejection TEXT, raw TEXT);
  CREATE TEMP TABLE staged_words (field TEXT, word TEXT, count INTEGER, PRIMARY KEY (field, word)) WITHOUT ROWID;
`;

const EMPTY = `
  DELETE FROM staged_items; DELETE FROM staged_unread; DELETE FROM staged_rejections; DELETE FROM staged_words`;

export interface Staging {
  /** Empties the staging tables. */
  clear(): void;
  put(feed: string, outcomes: readonly HarvestOutcome[]): BatchCounts;
  /** Of what is staged. */
  quality(): Quality;
}

export function createStaging(database: DatabaseSync): Staging {
  database.exec(TABLES);
  const held = database.prepare('SELECT feed, hash FROM main.items WHERE id = :id AND removed_at IS NULL');
  const addItem = database.prepare(`
    INSERT INTO staged_items (id, gone, family, kind, hash, embargo_until, part, body)
    VALUES (:id, 0, :family, :kind, :hash, :embargoUntil, :part, :body) ON CONFLICT (id) DO NOTHING`);
  const addGone = database.prepare('INSERT INTO staged_items (id, gone) VALUES (:id, 1) ON CONFLICT (id) DO NOTHING');
  const addUnread = database.prepare('INSERT INTO staged_unread (part) VALUES (:part) ON CONFLICT DO NOTHING');
  const addRejection = database.prepare(
    'INSERT INTO staged_rejections (records, code, rejection, raw) VALUES (:records, :code, :rejection, :raw)',
  );
  const addWord = database.prepare(`
    INSERT INTO staged_words (field, word, count) VALUES (:field, :word, 1)
    ON CONFLICT (field, word) DO UPDATE SET count = count + 1`);

  let counter = createQualityCounter();

  function stageItem(feed: string, item: NormalisedItem, part: string | null): Rejection | null {
    const kept = held.get({ id: item.id });
    const holder = kept === undefined ? feed : readText(kept, 'feed');
    if (holder !== feed) {
      return createRejection('DUPLICATE_RECORD', item.id, `'${item.id}' is held by the feed '${holder}'`);
    }
    const body = toCanonicalJson(item);
    const hash = toContentHash(body);
    const { changes } = addItem.run({
      id: item.id,
      family: item.family,
      kind: item.kind,
      hash,
      embargoUntil: toEmbargo(item),
      part,
      // Most items of most readings: the Catalogue has this body, and no other run writes to it meanwhile.
      body: kept !== undefined && readText(kept, 'hash') === hash ? null : body,
    });
    if (changes === 1) return null;
    return createRejection('DUPLICATE_RECORD', item.id, `'${item.id}' came earlier in this feed`);
  }

  function countWords(words: readonly UnknownWord[]): void {
    for (const { field, word } of words) addWord.run({ field, word: word.slice(0, LONGEST_WORD) });
  }

  return {
    clear: () => {
      database.exec(EMPTY);
      counter = createQualityCounter();
    },
    quality: () => counter.total(),

    put: (feed, outcomes) => {
      let kept = 0;
      const rejected: Partial<Record<RejectionCode, number>> = {};
      const reject = (rejection: Rejection, records: number, raw: unknown): void => {
        const text = JSON.stringify(rejection);
        addRejection.run({ records, code: rejection.code, rejection: text, raw: toRawText(raw) });
        rejected[rejection.code] = (rejected[rejection.code] ?? 0) + records;
      };
      for (const outcome of outcomes) {
        if (outcome.kind === 'removed') {
          addGone.run({ id: outcome.id });
        } else if (outcome.kind === 'rejected') {
          if (outcome.unreadPart !== undefined) addUnread.run({ part: outcome.unreadPart });
          reject(outcome.rejection, 1, outcome.raw);
        } else {
          const duplicate = stageItem(feed, outcome.item, outcome.part ?? null);
          if (duplicate === null) {
            kept += outcome.records;
            countWords(outcome.unknownWords);
            counter.add(outcome.item, outcome.unknownWords);
          } else {
            reject(duplicate, outcome.records, outcome.item);
          }
        }
      }
      return { kept, rejected };
    },
  };
}

/** In UTC, so that text compares as time does. */
function toEmbargo(item: NormalisedItem): string | null {
  if (item.family !== 'Activity' || item.embargoUntil === null) return null;
  return new Date(item.embargoUntil).toISOString();
}
