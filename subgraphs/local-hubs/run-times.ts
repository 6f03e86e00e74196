// Turns the times of calendars, which end exclusively, into ours. Pure; the readers have made sure that they are ISO 8601.
import { DateTime } from 'luxon';
import { TIME_ZONE, toRfc3339 } from '../kit/normalise/dates.ts';
import type { RunTimes } from './feed.ts';

export interface CalendarTimes {
  /** ISO 8601 with an offset, or a day where `allDay`. */
  readonly start: string;
  /** Exclusive: of days, the day after the last one. */
  readonly end: string | null;
  readonly allDay: boolean;
  /** Null where the feed names none that is known. */
  readonly timeZone: string | null;
}

/** Null when there is no such moment. */
export function toRunTimes({ start, end, allDay, timeZone }: CalendarTimes): RunTimes | null {
  const from = DateTime.fromISO(start, { zone: TIME_ZONE });
  const to = end === null ? null : DateTime.fromISO(end, { zone: TIME_ZONE });
  if (!from.isValid || (to !== null && !to.isValid)) return null;
  return {
    start: toRfc3339(from),
    end: to === null ? null : toRfc3339(allDay ? to.minus({ seconds: 1 }) : to),
    allDay,
    // UTC is how programs write down a moment, not where a hub's clock hangs.
    timeZone: timeZone === null || /^(?:Etc\/)?(?:UTC|GMT)$/i.test(timeZone) ? TIME_ZONE : timeZone,
  };
}
