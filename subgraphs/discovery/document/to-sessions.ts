// Sessions as documents hold them, each with the place that it inherits from its activity. Pure.
import { DateTime } from 'luxon';
import type {
  IndexedItemFragment,
  IndexedSessionFragment,
  IndexedVenueFragment,
} from '../../../schema/operations.generated.ts';
import type { DocumentSession } from '../search-document.ts';

const SECONDS_PER_DAY = 86_400;

/** RFC 3339 or a calendar day to Unix seconds. */
export function toSeconds(moment: string): number {
  return Math.floor(DateTime.fromISO(moment, { zone: 'utc' }).toSeconds());
}

/** In order of start. A session without a venue of its own is taken to be at its activity's. */
export function toSessions(item: IndexedItemFragment): readonly DocumentSession[] {
  const sessions = 'sessions' in item ? item.sessions : [];
  const venue = 'venue' in item ? item.venue : null;
  return sessions
    .map((session) => toSession(session, session.venue ?? venue))
    .sort((one, other) => one.startsAt - other.startsAt);
}

function toSession(session: IndexedSessionFragment, venue: IndexedVenueFragment | null): DocumentSession {
  const startsAt = toSeconds(session.start);
  return {
    start: session.start,
    end: session.end,
    startsAt,
    upcomingUntil: session.allDay ? startsAt + SECONDS_PER_DAY : startsAt,
    venueName: venue?.name ?? null,
    town: venue?.town ?? null,
    postcode: venue?.postcode ?? null,
    region: venue?.region ?? null,
    latitude: venue?.location?.latitude ?? null,
    longitude: venue?.location?.longitude ?? null,
    bookingUrl: session.bookingUrl,
    bookingClosesAt: session.bookingClosesAt,
  };
}
