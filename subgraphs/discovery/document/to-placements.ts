// Splits an item over the places where it can be met, so that a search near a place weighs the sessions there and no
// others. Places that only past sessions had do not count while there are sessions to come. Pure.
import type { IndexedItemFragment } from '../../../schema/operations.generated.ts';
import type { DocumentPlace, DocumentSession } from '../search-document.ts';
import { outcodeOfPlace } from './outcode-distance.ts';

/** One place with its sessions, or the sessions that have none of the places. */
export interface Placement {
  readonly place: DocumentPlace | null;
  readonly sessions: readonly DocumentSession[];
}

const MOST_PLACES = 30;

/** The item's sessions that count for where it can be met. */
export function toActiveSessions(sessions: readonly DocumentSession[], nowSeconds: number): readonly DocumentSession[] {
  const upcoming = sessions.filter((session) => session.upcomingUntil > nowSeconds);
  return upcoming.length > 0 ? upcoming : sessions;
}

/** At least one; each session is in exactly one of them. Soonest place first, at most 30 places. */
export function toPlacements(
  item: IndexedItemFragment,
  sessions: readonly DocumentSession[],
  nowSeconds: number,
): readonly Placement[] {
  if (sessions.length === 0) return [{ place: venuePlace(item), sessions }];
  const active = new Set(toActiveSessions(sessions, nowSeconds));
  const placed = new Map<string, { place: DocumentPlace; sessions: DocumentSession[] }>();
  const rest: DocumentSession[] = [];
  for (const session of [...active, ...sessions.filter((other) => !active.has(other))]) {
    const key = `${session.latitude},${session.longitude}`;
    const known = placed.get(key);
    const place =
      known === undefined && active.has(session) && placed.size < MOST_PLACES ? sessionPlace(session) : null;
    if (known !== undefined) known.sessions.push(session);
    else if (place !== null) placed.set(key, { place, sessions: [session] });
    else rest.push(session);
  }
  return [...placed.values(), ...(rest.length > 0 ? [{ place: null, sessions: rest }] : [])];
}

function sessionPlace({ latitude, longitude, postcode }: DocumentSession): DocumentPlace | null {
  if (latitude === null || longitude === null) return null;
  return { latitude, longitude, outcode: outcodeOfPlace(postcode, { latitude, longitude }) };
}

function venuePlace(item: IndexedItemFragment): DocumentPlace | null {
  const venue = 'venue' in item ? item.venue : null;
  if (!venue?.location) return null;
  const { latitude, longitude } = venue.location;
  return { latitude, longitude, outcode: outcodeOfPlace(venue.postcode, venue.location) };
}
