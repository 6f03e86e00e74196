// What discovery remembers beside the index, in one SQLite file: which index is of which making, how far each partner's
// changes are in it, and what the partners said of their harvests. Losing the file costs a full build, nothing else.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Partner } from '../../../schema/shared.generated.ts';
import { type HeldRun, holdRun } from '../../kit/lease/hold-run.ts';
import { createWorkStore, WORK_TABLES, type WorkStore } from '../merging/work-store.ts';
import type { PartnerState, PartnerStateStore } from '../partner-state.ts';
import type { HarvestState } from './change-page.ts';
import { IndexError } from './index-error.ts';
import { INDEXED_PARTNERS } from './read-changes.ts';

const VERSION = 1;
const GENERATIONS_KEPT = 20;
/** At the most; what is not needed is not taken. */
const CACHE_KIB = 65_536;

const SCHEMA = `
  CREATE TABLE generations (
    generation TEXT PRIMARY KEY, settings_hash TEXT NOT NULL, shape_version INTEGER NOT NULL,
    made_at TEXT NOT NULL, swapped_at TEXT
  ) STRICT;
  CREATE TABLE cursors (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, partner TEXT NOT NULL, cursor TEXT NOT NULL,
    PRIMARY KEY (generation, partner)
  ) STRICT;
  CREATE TABLE partner_state (
    partner TEXT PRIMARY KEY, last_success TEXT, last_harvest TEXT, complete INTEGER NOT NULL, failures TEXT NOT NULL
  ) STRICT;
  PRAGMA user_version = ${VERSION};
`;

/** Added later, to stores of the same version: one without it knows nothing of the moments, which is as good as before. */
const MOMENTS = `
  CREATE TABLE IF NOT EXISTS moments (
    generation TEXT NOT NULL REFERENCES generations ON DELETE CASCADE, partner TEXT NOT NULL, made_for TEXT NOT NULL,
    PRIMARY KEY (generation, partner)
  ) STRICT;
`;

export interface Generation {
  /** As the engine names the physical index. */
  readonly generation: string;
  readonly settingsHash: string;
  readonly shapeVersion: number;
  /** Null until the index has been put in place. */
  readonly swappedAt: string | null;
}

const generationRow = z
  .object({
    generation: z.string(),
    settings_hash: z.string(),
    shape_version: z.number(),
    swapped_at: z.string().nullable(),
  })
  .transform(
    (row): Generation => ({
      generation: row.generation,
      settingsHash: row.settings_hash,
      shapeVersion: row.shape_version,
      swappedAt: row.swapped_at,
    }),
  );

const cursorRow = z.object({ cursor: z.string() });
const momentRow = z.object({ made_for: z.string() });
const versionRow = z.object({ user_version: z.number() });

const stateRow = z
  .object({
    partner: z.enum(INDEXED_PARTNERS),
    last_success: z.string().nullable(),
    last_harvest: z.string().nullable(),
    complete: z.number(),
    failures: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(z.string())),
  })
  .transform(
    (row): PartnerState => ({
      partner: row.partner,
      lastHarvest: row.last_harvest,
      lastSuccess: row.last_success,
      complete: row.complete === 1,
      failures: row.failures,
    }),
  );

export interface DiscoveryStore extends PartnerStateStore, WorkStore {
  /** Keeps other index runs on this data directory out; an IndexError INDEX_RUNNING when there is one. */
  lockRun(): HeldRun;
  readGeneration(generation: string): Generation | null;
  /** The last one put in place; null when none is known here. */
  readNewestGeneration(): Generation | null;
  /** Notes an index that is about to be filled. */
  addGeneration(generation: Omit<Generation, 'swappedAt'>, madeAt: Date): void;
  /** The commit point of a full build. */
  markSwapped(generation: string, swappedAt: Date): void;
  /** Null when nothing of the partner is in that index for certain. */
  readCursor(generation: string, partner: Partner): string | null;
  keepCursor(generation: string, partner: Partner, cursor: string): void;
  /** The latest moment that documents of the partner in that index may be made for; null when none is known. */
  readMadeFor(generation: string, partner: Partner): Date | null;
  /** To be called before documents are written: they may be made for `moment`, or still for a later one. */
  noteMadeFor(generation: string, partner: Partner, moment: Date): void;
  /** To be called when every document of the partner is made for `moment`. */
  settleMadeFor(generation: string, partner: Partner, moment: Date): void;
  keepHarvestState(partner: Partner, state: HarvestState): void;
  close(): void;
}

/** Opens `<dataDirectory>/discovery.sqlite`, making it when it is not there. The indexer and servers may share it. */
export function openDiscoveryStore(dataDirectory: string): DiscoveryStore {
  mkdirSync(dataDirectory, { recursive: true });
  const path = join(dataDirectory, 'discovery.sqlite');
  const database = openDatabase(path);
  const statements = {
    readGeneration: database.prepare('SELECT * FROM generations WHERE generation = ?'),
    readNewestGeneration: database.prepare(
      'SELECT * FROM generations WHERE swapped_at IS NOT NULL ORDER BY swapped_at DESC, rowid DESC LIMIT 1',
    ),
    addGeneration: database.prepare('INSERT INTO generations VALUES (?, ?, ?, ?, NULL)'),
    // What was never put in place makes way for the new one; the index in use is the last put in place, or the one before.
    forgetGenerations: database.prepare(
      `DELETE FROM generations WHERE generation <> :generation AND (swapped_at IS NULL OR generation NOT IN
         (SELECT generation FROM generations WHERE swapped_at IS NOT NULL ORDER BY rowid DESC LIMIT ${GENERATIONS_KEPT}))`,
    ),
    markSwapped: database.prepare('UPDATE generations SET swapped_at = ? WHERE generation = ?'),
    readCursor: database.prepare('SELECT cursor FROM cursors WHERE generation = ? AND partner = ?'),
    keepCursor: database.prepare('INSERT OR REPLACE INTO cursors (generation, partner, cursor) VALUES (?, ?, ?)'),
    readMadeFor: database.prepare('SELECT made_for FROM moments WHERE generation = ? AND partner = ?'),
    noteMadeFor: database.prepare(
      `INSERT INTO moments (generation, partner, made_for) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET made_for = max(made_for, excluded.made_for)`,
    ),
    settleMadeFor: database.prepare('INSERT OR REPLACE INTO moments (generation, partner, made_for) VALUES (?, ?, ?)'),
    readStates: database.prepare(
      `SELECT * FROM partner_state WHERE (last_harvest IS NOT NULL OR last_success IS NOT NULL)
       AND partner IN (SELECT value FROM json_each(?)) ORDER BY partner`,
    ),
    keepState: database.prepare('INSERT OR REPLACE INTO partner_state VALUES (?, ?, ?, ?, ?)'),
  };

  return {
    ...createWorkStore(database),
    read: async () => z.array(stateRow).parse(statements.readStates.all(JSON.stringify(INDEXED_PARTNERS))),
    lockRun() {
      const hold = holdRun(join(dataDirectory, 'index.lock'), randomUUID());
      if (hold.taken) return hold.held;
      throw new IndexError('INDEX_RUNNING', `another index run is at work on ${dataDirectory}: ${hold.holder}`);
    },
    readGeneration(generation) {
      return generationRow.nullable().parse(statements.readGeneration.get(generation) ?? null);
    },
    readNewestGeneration() {
      return generationRow.nullable().parse(statements.readNewestGeneration.get() ?? null);
    },
    addGeneration({ generation, settingsHash, shapeVersion }, madeAt) {
      statements.addGeneration.run(generation, settingsHash, shapeVersion, madeAt.toISOString());
      statements.forgetGenerations.run({ generation });
    },
    markSwapped(generation, swappedAt) {
      statements.markSwapped.run(swappedAt.toISOString(), generation);
    },
    readCursor(generation, partner) {
      return cursorRow.nullable().parse(statements.readCursor.get(generation, partner) ?? null)?.cursor ?? null;
    },
    keepCursor(generation, partner, cursor) {
      statements.keepCursor.run(generation, partner, cursor);
    },
    readMadeFor(generation, partner) {
      const row = momentRow.nullable().parse(statements.readMadeFor.get(generation, partner) ?? null);
      return row === null ? null : new Date(row.made_for);
    },
    noteMadeFor(generation, partner, moment) {
      statements.noteMadeFor.run(generation, partner, moment.toISOString());
    },
    settleMadeFor(generation, partner, moment) {
      statements.settleMadeFor.run(generation, partner, moment.toISOString());
    },
    keepHarvestState(partner, { lastSuccess, lastHarvest }) {
      const complete = Number(lastHarvest?.complete ?? false);
      const failures = JSON.stringify(lastHarvest?.failures ?? []);
      statements.keepState.run(partner, lastSuccess, lastHarvest?.finishedAt ?? null, complete, failures);
    },
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  // A full build fills indexes of its own all over: with the cache that there is by default it would write most pages often.
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  const { user_version: version } = versionRow.parse(database.prepare('PRAGMA user_version').get());
  if (version === 0) database.exec(SCHEMA);
  if (version === 0 || version === VERSION) database.exec(MOMENTS + WORK_TABLES);
  database.exec('COMMIT');
  if (version === 0 || version === VERSION) return database;
  database.close();
  const advice = 'remove the file, and the next index run builds anew';
  throw new IndexError('STORE_VERSION', `${path} is of version ${version}, expected ${VERSION}; ${advice}`);
}
