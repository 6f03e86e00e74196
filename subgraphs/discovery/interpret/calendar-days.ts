// Finds the months and days that a query names: March, March 2027, 12 March, 12/03/2027. Pure; a day that does not exist
// is not found.
import { DateTime } from 'luxon';
import { normaliseDateSpan } from '../../kit/normalise/dates.ts';
import type { Span } from './claim.ts';
import { dayInLondon } from './day-of.ts';
import type { Days } from './name-days.ts';
import { gapBefore, isJoined, type TypedQuery, textOf, wordAt } from './typed-query.ts';

export interface CalendarDays extends Days, Span {
  readonly hasYear: boolean;
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
const SHORT_MONTHS = MONTHS.map((month) => month.slice(0, 3));
const DAY = /^\d{1,2}(?:st|nd|rd|th)?$/;
const YEAR = /^20\d\d$/;

/** The first ones of a query. Without a year the next such month or day; this month is the next. */
export function readCalendarDays(query: TypedQuery, today: DateTime<true>, most: number): readonly CalendarDays[] {
  const days = query.tokens.flatMap((_, at) => toDaySpan(query, at) ?? []).slice(0, most);
  const months = query.tokens.map((_, at) => at).filter((at) => toMonth(wordAt(query, at)) !== null);
  return [
    ...days.flatMap((span) => readDay(query, span, today) ?? []),
    ...months.slice(0, most).map((at) => readMonth(query, at, today)),
  ];
}

function readMonth(query: TypedQuery, start: number, today: DateTime<true>): CalendarDays {
  const month = toMonth(wordAt(query, start)) ?? today.month;
  const hasYear = isYear(query, start + 1);
  const year = hasYear ? Number(wordAt(query, start + 1)) : today.year + (month < today.month ? 1 : 0);
  const from = today.startOf('year').set({ year, month });
  return { from, to: from.endOf('month'), hasYear, start, end: hasYear ? start + 2 : start + 1 };
}

function toDaySpan(query: TypedQuery, start: number): Span | null {
  const [first, second] = [wordAt(query, start), wordAt(query, start + 1)];
  const hasYear = isYear(query, start + 2);
  if (DAY.test(first) && DAY.test(second) && hasYear && isSlash(query, start + 1) && isSlash(query, start + 2))
    return { start, end: start + 3 };
  const isWritten = (DAY.test(first) && toMonth(second) !== null) || (toMonth(first) !== null && DAY.test(second));
  return isWritten && isJoined(query, start + 1) ? { start, end: hasYear ? start + 3 : start + 2 } : null;
}

function readDay(query: TypedQuery, { start, end }: Span, today: DateTime<true>): CalendarDays | null {
  const span = normaliseDateSpan(textOf(query, start, end), today.toJSDate());
  if (span === null) return null;
  const day = dayInLondon(DateTime.fromISO(span.start));
  return day === null ? null : { from: day, to: day, hasYear: !span.yearInferred, start, end };
}

function isYear(query: TypedQuery, at: number): boolean {
  return YEAR.test(wordAt(query, at)) && (isJoined(query, at) || isSlash(query, at));
}

function isSlash(query: TypedQuery, at: number): boolean {
  return gapBefore(query, at) === '/';
}

function toMonth(word: string): number | null {
  const month = Math.max(MONTHS.indexOf(word), SHORT_MONTHS.indexOf(word), word === 'sept' ? 8 : -1);
  return month === -1 ? null : month + 1;
}
