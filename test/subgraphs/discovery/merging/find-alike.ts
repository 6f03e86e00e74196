// All listings that are alike enough, by comparing all that share a key: what the store is to come to change by change.
import type { Fingerprint } from '../../../../subgraphs/discovery/merging/fingerprint.ts';
import { toAlike } from '../../../../subgraphs/discovery/merging/to-alike.ts';
import { MOST_OF_A_KEY, toBlockingKeys } from '../../../../subgraphs/discovery/merging/to-blocking-keys.ts';
import { type Alike, toClusters } from '../../../../subgraphs/discovery/merging/to-clusters.ts';

export function findAlike(listings: readonly Fingerprint[]): readonly Alike[] {
  const byKey = Map.groupBy(
    listings.flatMap((listing) => toBlockingKeys(listing).map((key) => ({ key, listing }))),
    ({ key }) => key,
  );
  const alike = new Map<string, Alike>();
  for (const group of byKey.values()) {
    if (group.length > MOST_OF_A_KEY) continue;
    for (const [at, { listing }] of group.entries()) {
      for (const { listing: other } of group.slice(at + 1)) {
        const found = toAlike(listing, other);
        if (found !== null) alike.set(JSON.stringify([found.one, found.other]), found);
      }
    }
  }
  return [...alike.values()];
}

/** Ids of the listings of each work. */
export function findWorks(listings: readonly Fingerprint[]): readonly (readonly string[])[] {
  return toClusters(listings, findAlike(listings)).map((cluster) => cluster.map(({ id }) => id));
}
