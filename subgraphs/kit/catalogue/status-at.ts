// The status of an item as of a moment, since time alone closes a course or an event. Pure.
import { DateTime } from 'luxon';
import type { ItemStatus, Session } from '../../../schema/shared.generated.ts';
import type { CatalogueItem } from '../catalogue-item.ts';

/** CLOSED for a CURRENT course or activity all of whose sessions, and its deadline if it has one, are over. */
export function statusAt(item: CatalogueItem, now: Date): ItemStatus {
  if (item.status !== 'CURRENT') return item.status;
  if (item.family !== 'Course' && item.family !== 'Activity') return item.status;
  const ends = item.sessions.map(toSessionEnd);
  if (item.family === 'Activity' && item.deadline !== null) ends.push(Date.parse(item.deadline));
  // An end that cannot be read is NaN, and never over.
  return ends.length > 0 && ends.every((end) => end < now.getTime()) ? 'CLOSED' : 'CURRENT';
}

/** Milliseconds since 1970: the end, or the end of the last day where the partner tells days only or no end. */
export function toSessionEnd({
  start,
  end,
  allDay,
  timeZone,
}: Pick<Session, 'start' | 'end' | 'allDay' | 'timeZone'>): number {
  if (end !== null && !allDay) return Date.parse(end);
  return DateTime.fromISO(end ?? start, { zone: timeZone })
    .endOf('day')
    .toMillis();
}
