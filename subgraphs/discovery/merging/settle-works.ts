// Works out the works anew around the listings that have changed: who is alike to them now, what falls apart and what comes
// together by that, and whose documents are wrong then. Costs as much as has changed. Pure but for the table.
import { assignWorks, type Cluster, type Standing } from './assign-works.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { ItemWork } from './item-work.ts';
import { toAlike } from './to-alike.ts';
import { type Alike, toClusters } from './to-clusters.ts';

/** A fraction of a second's work. */
const COMPARED_AT_ONCE = 1_000;
/** A few megabytes. */
const MOST_REMEMBERED = 5_000;

/** As much of the store as this needs; all of one index. */
export interface SettleTable {
  /** Listings that have changed and are still to be compared with others, at most so many. */
  readUncompared(generation: string, most: number): readonly string[];
  noteCompared(generation: string, itemIds: readonly string[]): void;
  /** Marks a listing whose work may change, though it is to be compared with no other than before. */
  markCompared(generation: string, itemId: string): void;
  /** All that are marked. */
  readUnsettled(generation: string): readonly string[];
  /** False for a listing that is gone. */
  isListed(generation: string, itemId: string): boolean;
  /** Null for a listing that is gone. */
  readFingerprint(generation: string, itemId: string): Fingerprint | null;
  /** Listings of other partners that share a key with this one. */
  readCandidates(generation: string, itemId: string): readonly string[];
  readAlike(generation: string, itemId: string): readonly Alike[];
  dropAlike(generation: string, itemId: string): void;
  keepAlike(generation: string, alike: Alike): void;
  /** Null for a listing that was never settled. */
  readStanding(generation: string, itemId: string): Standing | null;
  readMembers(generation: string, workId: string): readonly string[];
  /** Keeps what a listing is in its work, and notes its documents to be rewritten where that is something else than before. */
  keepWork(generation: string, itemId: string, work: ItemWork): void;
  /** Removes the listings that are gone, and all marks. */
  finish(generation: string): void;
}

/**
 * Whoever else wants to write to the store waits no longer than for a part of this; killed between two parts, it goes on
 * from there.
 */
export function settleWorks(store: SettleTable, generation: string, inTransaction: (part: () => void) => void): void {
  const table = { ...store, readFingerprint: rememberSome(store.readFingerprint) };
  for (;;) {
    const itemIds = table.readUncompared(generation, COMPARED_AT_ONCE);
    if (itemIds.length === 0) break;
    inTransaction(() => compareAnew(table, generation, itemIds));
  }
  const unsettled = table.readUnsettled(generation);
  if (unsettled.length === 0) return;
  const works = workOut(table, generation, unsettled);
  inTransaction(() => {
    for (const [itemId, work] of works) table.keepWork(generation, itemId, work);
    table.finish(generation);
  });
}

/** Finds out who is alike to these listings now. Those that were until now are marked: their works may change by it. */
function compareAnew(table: SettleTable, generation: string, itemIds: readonly string[]): void {
  for (const itemId of itemIds) {
    // A work is held together by those that are alike, so that this finds all that were of one with it.
    for (const { one, other } of table.readAlike(generation, itemId)) {
      table.markCompared(generation, one === itemId ? other : one);
    }
    table.dropAlike(generation, itemId);
  }
  const together = new Set(itemIds);
  for (const itemId of itemIds) {
    // Of two that are compared together, the first has found the other already.
    const candidates = table
      .readCandidates(generation, itemId)
      .filter((candidate) => candidate > itemId || !together.has(candidate));
    const listing = candidates.length === 0 ? null : table.readFingerprint(generation, itemId);
    if (listing === null) continue;
    for (const candidate of candidates) {
      const other = table.readFingerprint(generation, candidate);
      const alike = other === null ? null : toAlike(listing, other);
      if (alike !== null) table.keepAlike(generation, alike);
    }
  }
  table.noteCompared(generation, itemIds);
}

function workOut(table: SettleTable, generation: string, unsettled: readonly string[]): ReadonlyMap<string, ItemWork> {
  const clusters: Cluster[] = [];
  const reached = new Set<string>();
  for (const itemId of unsettled) {
    if (!reached.has(itemId)) clusters.push(...toConnectedClusters(table, generation, itemId, reached));
  }
  const standings = new Map<string, Standing>();
  for (const itemId of reached) {
    const standing = table.readStanding(generation, itemId);
    if (standing !== null) standings.set(itemId, standing);
  }
  const isTaken = (workId: string): boolean =>
    table.readMembers(generation, workId).some((member) => !reached.has(member));
  return assignWorks(clusters, standings, isTaken);
}

/** Listings that lead to one another are read time and again. */
function rememberSome(read: SettleTable['readFingerprint']): SettleTable['readFingerprint'] {
  const known = new Map<string, Fingerprint | null>();
  return (generation, itemId) => {
    const found = known.get(itemId);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const listing = read(generation, itemId);
    known.set(itemId, listing);
    return listing;
  };
}

/** The works among all listings that lead to this one by being alike, from one to the next. */
function toConnectedClusters(
  table: SettleTable,
  generation: string,
  from: string,
  reached: Set<string>,
): readonly Cluster[] {
  const links = new Map<string, Alike>();
  const connected = new Set([from]);
  for (const itemId of connected) {
    for (const link of table.readAlike(generation, itemId)) {
      links.set(JSON.stringify([link.one, link.other]), link);
      connected.add(link.one).add(link.other);
    }
  }
  for (const itemId of connected) reached.add(itemId);
  const listed = [...connected].filter((itemId) => table.isListed(generation, itemId));
  // Most listings are alike to no other, and need not be read.
  if (links.size === 0) return listed.map((itemId) => ({ ids: [itemId], listings: [] }));
  const listings = listed.map((itemId) => table.readFingerprint(generation, itemId)).filter((one) => one !== null);
  return toClusters(listings, [...links.values()]).flatMap((cluster) => {
    const [first, ...rest] = cluster.map(({ id }) => id);
    return first === undefined ? [] : [{ ids: [first, ...rest], listings: cluster }];
  });
}
