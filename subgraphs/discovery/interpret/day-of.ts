// One day of the calendar, as all of interpret/ counts days: at midnight in UTC, where no clock is ever changed. Pure; a
// day that does not exist throws.
import { DateTime } from 'luxon';
import { TIME_ZONE } from '../../kit/normalise/dates.ts';

/** `month` from 1. */
export function dayOf(year: number, month: number, day: number): DateTime<true> {
  const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
  if (!date.isValid) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return date;
}

/** The day that it is in London; null for a moment that is none. */
export function dayInLondon(moment: DateTime): DateTime<true> | null {
  const { year, month, day, isValid } = moment.setZone(TIME_ZONE);
  return isValid ? dayOf(year, month, day) : null;
}
