// When and where a record takes place, as a Session where a day is stated. Pure; dates that name no day stay words.
import type { Session, Venue } from '../../schema/shared.generated.ts';
import type { UnknownWord } from '../kit/harvest/harvest-feed.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { TIME_ZONE } from '../kit/normalise/dates.ts';
import { cleanLine } from '../kit/normalise/plain-text.ts';
import type { OccasionRecord } from './feed-occasion.ts';
import { toOfferEnd } from './offers.ts';
import { toPublisher } from './publisher.ts';
import { readSpan, toDateText } from './read-dates.ts';
import { normaliseVenue } from './venue.ts';

export interface NormalisedOccasion {
  /** Null where no day is stated, or the stated one does not hold any more. */
  readonly session: Session | null;
  readonly venue: Venue | null;
  readonly dateText: string | null;
  readonly deliveryWords: readonly string[];
  readonly isCancelled: boolean;
  readonly unknownWords: readonly UnknownWord[];
}

const ATTENDANCE = new Map([
  ['OfflineEventAttendanceMode', 'in person'],
  ['OnlineEventAttendanceMode', 'online'],
  ['MixedEventAttendanceMode', 'blended'],
]);

/** @param publisher of the whole record; who else gives a session is told with it */
export function normaliseOccasion(
  occasion: OccasionRecord,
  base: string,
  publisher: string | null,
): NormalisedOccasion {
  const places = occasion.location.filter((place) => !place.isVirtual).map(normaliseVenue);
  const venue = places.find((place) => place.value !== null)?.value ?? null;
  const [schedule] = occasion.courseSchedule;
  const startWords = occasion.startDate ?? schedule?.startDate ?? null;
  const endWords = occasion.endDate ?? schedule?.endDate ?? null;
  const isCancelled = occasion.eventStatus.includes('EventCancelled');
  // A postponed event still carries the day on which it does not take place.
  const isPostponed = occasion.eventStatus.includes('EventPostponed');
  const span = isPostponed || isCancelled ? null : readSpan(startWords, endWords);
  const [bookingUrl = null] = occasion.offers.flatMap((offer) => offer.url);
  const deliveredBy = toPublisher([...occasion.organizer, ...occasion.provider]);
  const session = span && {
    id: toSessionId(occasion),
    start: span.start,
    end: span.end,
    allDay: span.allDay,
    timeZone: TIME_ZONE,
    venue,
    deliveredBy: deliveredBy === publisher ? null : deliveredBy,
    bookingUrl: toCanonicalUrl(bookingUrl, base),
    bookingClosesAt: toOfferEnd(occasion.offers),
    availability: null,
  };
  return {
    session,
    venue,
    dateText: isPostponed ? 'Postponed' : toDateText(startWords, endWords),
    deliveryWords: toDeliveryWords(occasion),
    isCancelled,
    unknownWords: places.flatMap((place) => place.unknown).map((word) => ({ field: 'venue', word })),
  };
}

/** The page's own name of this run; a name that is only a place on the page is none. */
function toSessionId({ identifier, '@id': nodeId }: OccasionRecord): string | null {
  const id = cleanLine((identifier ?? nodeId ?? '').slice(0, 200));
  return id === '' || id.startsWith('#') || id.startsWith('_:') ? null : id;
}

function toDeliveryWords({ eventAttendanceMode, courseMode, location }: OccasionRecord): readonly string[] {
  const stated = [...eventAttendanceMode, ...courseMode].map((word) => ATTENDANCE.get(word) ?? word);
  if (stated.length > 0) return stated;
  const virtual = location.filter((place) => place.isVirtual).length;
  if (virtual === 0) return [];
  return virtual === location.length ? ['online'] : ['blended'];
}
