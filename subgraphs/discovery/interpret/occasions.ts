// Whether a query asks for something that takes place: beside such a word a month is a date, and a name at the end a
// place. Pure.
import type { TypedQuery } from './typed-query.ts';

const OCCASIONS: readonly string[] = [
  ...['cpd', 'inset', 'course', 'courses', 'training', 'workshop', 'workshops', 'event', 'events', 'conference'],
  ...['conferences', 'webinar', 'webinars', 'session', 'sessions', 'twilight', 'twilights', 'teachmeet', 'meeting'],
  ...['meetings', 'competition', 'competitions', 'fair', 'fairs', 'festival', 'festivals', 'visit', 'visits', 'trip'],
  ...['trips', 'placement', 'placements', 'hub', 'hubs', 'network', 'networks', 'partnership', 'partnerships'],
  ...['ambassador', 'ambassadors', 'centre', 'centres'],
];

export function isOccasion({ words }: TypedQuery): boolean {
  return OCCASIONS.some((word) => words.has(word));
}
