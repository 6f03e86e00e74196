// Two listings as a link between them, where they are alike enough to be of one work. Pure.
import type { Fingerprint } from './fingerprint.ts';
import { measureLikeness, SAME_FROM } from './measure-likeness.ts';
import type { Alike } from './to-clusters.ts';

/** Null when they are not alike enough. */
export function toAlike(listing: Fingerprint, another: Fingerprint): Alike | null {
  const { score } = measureLikeness(listing, another);
  if (score < SAME_FROM) return null;
  const [one, other] = listing.id < another.id ? [listing.id, another.id] : [another.id, listing.id];
  return { one, other, score };
}
