// Moves the dates of old records forward by whole weeks, so that weekdays stay true and most dates lie ahead.
// A date that is not ISO 8601 is served as it stands.
import { DateTime } from 'luxon';

/** Said by every feed and page, because moved dates are not facts. */
export const SAMPLE_DATES_NOTICE =
  'Partner sandbox: real records with sample dates. Dates are moved forward by whole weeks and nothing can be booked.';

const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|T)/;

/** The Monday of the week of `now` in the United Kingdom: all that the moved dates depend on. */
export function startOfWeek(now: Date): DateTime {
  return DateTime.fromJSDate(now, { zone: 'Europe/London' }).startOf('week');
}

/** True for a whole calendar day, `YYYY-MM-DD`; false for a month, a year or anything else. */
export function isDay(date: string | null): date is string {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date).isValid;
}

/** How many weeks forward brings two thirds of the dates behind the week of `now`; 0 when they are there already. */
export function countWeeksForward(dates: readonly string[], now: Date): number {
  const days = dates
    .map(toMiddle)
    .filter((day) => day.isValid)
    .map((day) => day.toMillis())
    .sort((one, other) => one - other);
  const pivot = days[Math.floor(days.length / 3)];
  if (pivot === undefined) return 0;
  const nextWeek = DateTime.fromISO(startOfWeek(now).toISODate() ?? '', { zone: 'utc' }).plus({ weeks: 1 });
  return Math.max(0, Math.ceil(nextWeek.diff(DateTime.fromMillis(pivot, { zone: 'utc' }), 'weeks').weeks));
}

/** The date moved by whole weeks, as exact as it was: a day stays a day, a month a month, a year a year. */
export function moveDate(date: string, weeks: number): string {
  const match = ISO_DATE.exec(date);
  const middle = toMiddle(date);
  if (match === null || !middle.isValid) return date;
  const moved = middle.plus({ weeks });
  const format = match[3] !== undefined ? 'yyyy-MM-dd' : match[2] !== undefined ? 'yyyy-MM' : 'yyyy';
  return moved.toFormat(format) + date.slice(match[0].length);
}

// The middle of a month or year, so that moving it by weeks lands in the month or year that is meant.
function toMiddle(date: string): DateTime {
  const [, year, month = '07', day = '15'] = ISO_DATE.exec(date) ?? [];
  return DateTime.fromISO(`${year ?? ''}-${month}-${day}`, { zone: 'utc' });
}
