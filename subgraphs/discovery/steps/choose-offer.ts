// The one course or event of a bundle: about the topic before about its subject alone, then what a teacher can go to or
// join before what leaves open where it is. Pure.
import { byRank } from './by-rank.ts';
import { OF_SUBJECT_ALONE } from './in-common.ts';
import type { Offer } from './rank-offers.ts';
import { REACHES, type StepPlace } from './step-place.ts';

/** Null rather than something too far. Without a place, what is online comes first. `offers` in their own order. */
export function chooseOffer(offers: readonly Offer[], place: StepPlace | null): Offer | null {
  const [best] = offers
    .filter(({ reach }) => reach !== 'FAR' && (place === null || reach !== 'SOMEWHERE'))
    .toSorted(
      byRank(({ inCommon, reach, isSoon }) => [
        inCommon === null || OF_SUBJECT_ALONE.includes(inCommon.closeness) ? 1 : 0,
        reach === 'IN_REACH' || reach === 'ONLINE' ? 0 : 1,
        isSoon ? 0 : 1,
        REACHES.indexOf(reach),
      ]),
    );
  return best ?? null;
}
