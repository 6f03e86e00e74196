// Puts listings together into works: the most alike first, and never two of one partner. Pure; the same works come out
// whatever order the listings come in.
import { findContradiction } from './contradictions.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Two listings that are alike enough, by their ids; `one` sorts before `other`. */
export interface Alike {
  readonly one: string;
  readonly other: string;
  readonly score: number;
}

/** The listings of each work, by id, sorted; works sorted by their first. Each listing is in exactly one. */
export function toClusters(
  listings: readonly Fingerprint[],
  alikes: readonly Alike[],
): readonly (readonly Fingerprint[])[] {
  const clusters = new Map(listings.map((listing) => [listing.id, [listing]]));
  const bestFirst = alikes.toSorted(
    (a, b) => b.score - a.score || compareTexts(a.one, b.one) || compareTexts(a.other, b.other),
  );
  for (const { one, other } of bestFirst) {
    const [cluster, joining] = [clusters.get(one), clusters.get(other)];
    if (cluster === undefined || joining === undefined || cluster === joining) continue;
    // Two listings that are alike to a third are not of one work when something forbids it between them.
    if (cluster.some((listing) => joining.some((another) => findContradiction(listing, another) !== null))) continue;
    cluster.push(...joining);
    for (const { id } of joining) clusters.set(id, cluster);
  }
  return [...new Set(clusters.values())]
    .map((cluster) => cluster.toSorted((a, b) => compareTexts(a.id, b.id)))
    .toSorted(([a], [b]) => compareTexts(a?.id ?? '', b?.id ?? ''));
}

/** By code units: the same on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
