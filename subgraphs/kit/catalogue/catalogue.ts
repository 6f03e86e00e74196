// The port behind which a partner's kept items stand: the last good state, its tombstones, and the order in which items
// changed. Whatever fails in a harvest, readers see the state before it or the state after it.
import type { ItemKind } from '../../../schema/shared.generated.ts';
import type { CatalogueItem } from '../catalogue-item.ts';
import type { HarvestFeed, HarvestOutcome } from '../harvest/harvest-feed.ts';
import type { HarvestSummary } from '../harvest/harvest-summary.ts';
import type { RunQuality } from '../quality/quality.ts';
import type { Rejection, RejectionCode } from '../rejection.ts';

export interface ListQuery {
  /** The id after which to go on, or null to begin. */
  readonly afterId: string | null;
  readonly first: number;
  /** Null for every kind. */
  readonly kinds: readonly ItemKind[] | null;
}

export interface ItemPage {
  /** By id, in code point order. */
  readonly items: readonly CatalogueItem[];
  readonly hasMore: boolean;
}

/** An item as of its latest change: an item that changed twice appears once, at the later place. */
export interface Change {
  readonly id: string;
  readonly changedAt: string;
  /** Null when it was removed or is under embargo. */
  readonly item: CatalogueItem | null;
  readonly removedAt: string | null;
}

export interface ChangePage {
  /** Oldest first. */
  readonly changes: readonly Change[];
  /** Where to go on: opaque, never skips, never repeats. */
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface KeptRejection extends Rejection {
  readonly feed: string;
  readonly runId: string;
  /** How many records of the feed it stands for. */
  readonly records: number;
  /** The record as it came, as text of at most 8 KiB without control characters; null where nothing came. */
  readonly raw: string | null;
}

export interface RejectionQuery {
  /** Null for all feeds. */
  readonly feed: string | null;
  /** Rejections of every code where not given. */
  readonly code?: RejectionCode | null;
  /** `next` of the page before, or null to begin. */
  readonly after: number | null;
  readonly first: number;
}

export interface RejectionPage {
  readonly rejections: readonly KeptRejection[];
  /** Null at the end. */
  readonly next: number | null;
}

export interface UnknownWordCount {
  readonly field: string;
  readonly word: string;
  /** Items that carry it, as of the last whole reading of each feed. */
  readonly count: number;
}

/**
 * What anybody may ask of a Catalogue, while a harvest of another process writes it. Items under embargo at the moment
 * of asking are left out of `get`, `list` and `count`.
 */
export interface CatalogueReader {
  /** In the order asked for; null for what is unknown, removed or under embargo. One query however many ids. */
  get(ids: readonly string[]): Promise<readonly (CatalogueItem | null)[]>;
  list(query: ListQuery): Promise<ItemPage>;
  count(kinds: readonly ItemKind[] | null): Promise<number>;
  /** Throws a CatalogueError CURSOR_UNKNOWN for a cursor of another Catalogue, or of an older life of this one. */
  changesAfter(cursor: string | null, first: number): Promise<ChangePage>;
  /** Newest first. */
  reports(first: number): Promise<readonly HarvestSummary[]>;
  lastHarvest(): Promise<HarvestSummary | null>;
  /** When a harvest was last complete: RFC 3339, UTC. */
  lastSuccess(): Promise<string | null>;
  /** Of the last whole reading of each feed. */
  rejections(query: RejectionQuery): Promise<RejectionPage>;
  /** Most frequent first. */
  unknownWords(first: number): Promise<readonly UnknownWordCount[]>;
  /** How good the partner's records were as of each run's end, newest first; runs before this was kept have none. */
  qualities(first: number): Promise<readonly RunQuality[]>;
  /** Rejects with the reason when the store does not answer. */
  assertHealthy(): Promise<void>;
  close(): Promise<void>;
}

/** What became of the records of a batch. */
export interface BatchCounts {
  readonly kept: number;
  readonly rejected: Readonly<Partial<Record<RejectionCode, number>>>;
}

/** What a reading does to the items of its feed. */
export interface ReadingEffect {
  /** Items of the feed before. */
  readonly itemsBefore: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What a reading would do, and how it compares with the last one taken over. */
export interface ReadingWeight extends ReadingEffect {
  /** Items that the last reading taken over had. */
  readonly seen: number;
  /** Those of them that this one has not, whether they go now or when they are missed again. */
  readonly lost: number;
}

/**
 * One feed as it is being read: staged, then taken over at once or not at all. What is said first of an id counts: a
 * second record of it, or of an id that another feed holds, becomes a Rejection DUPLICATE_RECORD.
 */
export interface Reading {
  put(outcomes: readonly HarvestOutcome[]): Promise<BatchCounts>;
  /** What `accept` would do. */
  weigh(missing: HarvestFeed['missing']): Promise<ReadingWeight>;
  /** Takes the reading over, all in one step. */
  accept(missing: HarvestFeed['missing']): Promise<ReadingEffect>;
  /** Leaves the items as they were and keeps the rejections and unknown words, for the operator to look into. */
  refuse(): Promise<void>;
  /** Forgets all of it. */
  discard(): Promise<void>;
}

/** A harvest under way; at most one at a time for each Catalogue, and one reading at a time in it. */
export interface CatalogueRun {
  readonly runId: string;
  /** Every feed that has items, and how many. */
  feeds(): Promise<ReadonlyMap<string, number>>;
  openReading(feed: string): Promise<Reading>;
  /** Items of these feeds that were missed do not count as missed: the run that missed them is not to be believed. */
  forgetMisses(feeds: readonly string[]): Promise<void>;
  /** Gives items whose embargo has passed a new change, and keeps the summary. */
  finish(summary: HarvestSummary): Promise<void>;
  /** Ends the run; what was not accepted is forgotten. */
  close(): Promise<void>;
}

export interface Catalogue extends CatalogueReader {
  /** Throws a CatalogueError HARVEST_RUNNING when another run has not ended, in whatever process. */
  startRun(): Promise<CatalogueRun>;
}
