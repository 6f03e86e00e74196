// Chooses the listing that stands for a work. What stands there stays unless another is clearly better: a hit that is one
// partner's tonight and another's tomorrow would look like two things. Pure.
import type { Fingerprint } from './fingerprint.ts';
import { compareTexts } from './to-clusters.ts';

/** So many facts more make a listing clearly better; one fact comes and goes. */
const CLEARLY_BETTER = 2;

/** `present` is the id of the listing that stood for the work last; it may be gone. `listings` is not empty. */
export function choosePreferred(listings: readonly Fingerprint[], present: string | null): Fingerprint {
  const [first, ...rest] = listings;
  if (first === undefined) throw new RangeError('a work has at least one listing');
  const best = rest.reduce((better, listing) => (compareListings(listing, better) < 0 ? listing : better), first);
  const standing = listings.find(({ id }) => id === present);
  if (standing === undefined || (best.current && !standing.current)) return best;
  return best.facts - standing.facts >= CLEARLY_BETTER ? best : standing;
}

/** What is on offer before what is not, then what says most of itself. */
function compareListings(one: Fingerprint, other: Fingerprint): number {
  return Number(other.current) - Number(one.current) || other.facts - one.facts || compareTexts(one.id, other.id);
}
