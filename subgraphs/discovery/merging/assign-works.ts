// Gives each cluster of listings its work id and its preferred listing, going on from those that it had. Pure: a listing
// keeps its work's id while any of that work's listings does, and no two works ever have the same.
import { choosePreferred } from './choose-preferred.ts';
import type { Fingerprint } from './fingerprint.ts';
import { type ItemWork, toWorkId } from './item-work.ts';
import { compareTexts } from './to-clusters.ts';

/** What a listing was in its work, as last settled. */
export interface Standing {
  readonly workId: string;
  readonly preferred: boolean;
}

export interface Cluster {
  /** Sorted. */
  readonly ids: readonly [string, ...string[]];
  /** Empty for a listing that no other is alike to: it stands for itself, whatever it is. */
  readonly listings: readonly Fingerprint[];
}

/**
 * The work of each listing of the clusters. `standings` are those of all their members that had one; `isTaken` tells
 * whether a work of other listings than these has an id.
 */
export function assignWorks(
  clusters: readonly Cluster[],
  standings: ReadonlyMap<string, Standing>,
  isTaken: (workId: string) => boolean,
): ReadonlyMap<string, ItemWork> {
  const works = new Map<string, ItemWork>();
  const ids = assignIds(clusters, standings, isTaken);
  for (const cluster of clusters) {
    const [id] = cluster.ids;
    const workId = ids.get(cluster) ?? toWorkId(id);
    if (cluster.ids.length === 1) works.set(id, { workId, preferred: true, others: [] });
    else for (const [member, work] of toWorks(cluster.listings, workId, standings)) works.set(member, work);
  }
  return works;
}

interface Claim {
  readonly cluster: Cluster;
  readonly workId: string;
  /** How many of its listings were of that work, and whether the one that stood for it is among them. */
  readonly holders: number;
  readonly holdsPreferred: boolean;
}

/** A work that falls apart goes on where its preferred listing is; of works that come together the larger one goes on. */
function assignIds(
  clusters: readonly Cluster[],
  standings: ReadonlyMap<string, Standing>,
  isTaken: (workId: string) => boolean,
): ReadonlyMap<Cluster, string> {
  const claims = clusters
    .flatMap((cluster) => toClaims(cluster, standings))
    .toSorted(
      (a, b) =>
        Number(b.holdsPreferred) - Number(a.holdsPreferred) ||
        b.holders - a.holders ||
        compareTexts(a.workId, b.workId) ||
        compareTexts(a.cluster.ids[0], b.cluster.ids[0]),
    );
  const ids = new Map<Cluster, string>();
  const given = new Set<string>();
  const give = (cluster: Cluster, workId: string): void => {
    ids.set(cluster, workId);
    given.add(workId);
  };
  for (const { cluster, workId } of claims) if (!ids.has(cluster) && !given.has(workId)) give(cluster, workId);
  for (const cluster of clusters) {
    if (ids.has(cluster)) continue;
    let attempt = 0;
    let workId = toWorkId(cluster.ids[0]);
    while (given.has(workId) || isTaken(workId)) {
      attempt += 1;
      workId = toWorkId(cluster.ids[0], attempt);
    }
    give(cluster, workId);
  }
  return ids;
}

function toClaims(cluster: Cluster, standings: ReadonlyMap<string, Standing>): readonly Claim[] {
  const held = cluster.ids.flatMap((id) => standings.get(id) ?? []);
  return [...new Set(held.map(({ workId }) => workId))].map((workId) => {
    const holders = held.filter((standing) => standing.workId === workId);
    return { cluster, workId, holders: holders.length, holdsPreferred: holders.some(({ preferred }) => preferred) };
  });
}

function* toWorks(
  listings: readonly Fingerprint[],
  workId: string,
  standings: ReadonlyMap<string, Standing>,
): Generator<readonly [string, ItemWork], void, undefined> {
  const present = listings.find(({ id }) => {
    const standing = standings.get(id);
    return standing?.workId === workId && standing.preferred;
  });
  const preferred = choosePreferred(listings, present?.id ?? null);
  const sorted = listings.toSorted((a, b) => compareTexts(a.partner, b.partner) || compareTexts(a.id, b.id));
  for (const { id } of sorted) {
    const others = sorted
      .filter((other) => other.id !== id)
      .map(({ id: otherId, partner, url, urls, codes, title }) => ({ id: otherId, partner, url, urls, codes, title }));
    yield [id, { workId, preferred: id === preferred.id, others }];
  }
}
