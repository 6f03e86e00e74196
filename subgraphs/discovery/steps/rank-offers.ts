// Courses and activities in the order in which they serve a focus: what can be reached, then what is about the same, then
// what is soon. What is over by its own title is left out. Pure.
import type { CardDocument } from '../search-document.ts';
import { byRank } from './by-rank.ts';
import type { Focus } from './focus.ts';
import { CLOSENESS, findInCommon, type InCommon, OF_SUBJECT_ALONE } from './in-common.ts';
import { isOver, withoutSameThings } from './same-and-over.ts';
import { REACHES, type Reach, type StepPlace, toReach } from './step-place.ts';

export interface Offer {
  readonly document: CardDocument;
  /** Null for what only the hub in focus has in common. */
  readonly inCommon: InCommon | null;
  readonly reach: Reach;
  /** Within a year, or whenever one likes. */
  readonly isSoon: boolean;
}

export interface OfferContext {
  readonly place: StepPlace | null;
  /** Ids of hubs. */
  readonly hubsInReach: ReadonlySet<string>;
  readonly nowSeconds: number;
}

const A_YEAR_SECONDS = 366 * 24 * 60 * 60;

export function rankOffers(
  focus: Focus,
  documents: readonly CardDocument[],
  { place, hubsInReach, nowSeconds }: OfferContext,
): readonly Offer[] {
  const offers = documents.flatMap((document): readonly RankedOffer[] => {
    if (isOver(document, nowSeconds)) return [];
    const starts = upcomingStart(document, nowSeconds);
    const inCommon = findInCommon(focus, document);
    const ofHub = isOfHub(focus, document);
    if (inCommon === null && !ofHub) return [];
    const reach = toReach(document, place, hubsInReach);
    if (place?.isBounded === true && reach === 'FAR') return [];
    const isSoon = document.deliveryMode === 'ONLINE_ANY_TIME' || isWithinAYear(starts, nowSeconds);
    const rank = [
      focus.isHub && ofHub ? 0 : 1,
      reach === 'FAR' ? 1 : 0,
      inCommon === null ? CLOSENESS.length : CLOSENESS.indexOf(inCommon.closeness),
      reach === 'SOMEWHERE' ? 1 : 0,
      // Of what is not about the topic, a thing for the subject comes before one that has some of it.
      inCommon !== null && OF_SUBJECT_ALONE.includes(inCommon.closeness) ? -inCommon.likeness : 0,
      isSoon ? 0 : 1,
      ofHub ? 0 : 1,
      focus.keyStages.length > 0 && inCommon?.keyStages.length === 0 ? 1 : 0,
      REACHES.indexOf(reach),
      -(inCommon?.likeness ?? 0),
      starts ?? 0,
    ];
    return [{ document, inCommon, reach, isSoon, rank }];
  });
  return withoutSameThings(offers.toSorted(byRank(({ rank }) => rank)), ({ document }) => document, focus);
}

interface RankedOffer extends Offer {
  readonly rank: readonly number[];
}

// What is planned for years ahead helps nobody now.
function isWithinAYear(starts: number | null, nowSeconds: number): boolean {
  return starts !== null && starts < nowSeconds + A_YEAR_SECONDS;
}

function isOfHub({ hub }: Focus, document: CardDocument): boolean {
  return hub !== null && document.hub?.id === hub.id;
}

function upcomingStart({ sessions }: CardDocument, nowSeconds: number): number | null {
  const starts = sessions.filter(({ upcomingUntil }) => upcomingUntil > nowSeconds).map(({ startsAt }) => startsAt);
  return starts.length === 0 ? null : Math.min(...starts);
}
