// Reads days in a query: this term, next week, in March, March 2027, before Easter, on 12 January. Pure; days that are
// wholly past, and words that may be no date (`may`, `spring`), are left as words.
import { DateTime } from 'luxon';
import { type CalendarDays, readCalendarDays } from './calendar-days.ts';
import type { Claim, Span } from './claim.ts';
import { dayInLondon } from './day-of.ts';
import { type Days, endOfSchoolYear, HOLIDAYS, STRETCHES } from './name-days.ts';
import { isOccasion } from './occasions.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import { isJoined, type TypedQuery, textOf, wordAt } from './typed-query.ts';

const named = indexPhrases([
  ...STRETCHES,
  ...HOLIDAYS.map(([words, edge, days]) => [`${edge} ${words}`, days] as const),
]);
const MARKERS = ['in', 'during', 'this', 'next', 'on', 'before', 'by', 'after', 'from', 'since'] as const;
type Marker = (typeof MARKERS)[number] | null;
/** Nobody asks for more; working out days takes its time. */
const MOST_DATES = 4;
const PROPER_NAMES =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas)\b/g;

export function readDates(query: TypedQuery, now: Date): readonly Claim[] {
  const today = dayInLondon(DateTime.fromJSDate(now));
  return today === null ? [] : [...readNamed(query, today), ...readCalendar(query, today)];
}

/** The words are the label: `This term (to 18 December)`. */
function readNamed(query: TypedQuery, today: DateTime<true>): readonly Claim[] {
  return query.tokens
    .flatMap((_, at) => phrasesAt(named, query, at))
    .slice(0, MOST_DATES)
    .map((found) => {
      const days = found.entry(today);
      return toClaim(found, days, `${toWords(query, found)} (${toRange(days, today)})`);
    });
}

/** Months and days, with the word that leads to them. */
function readCalendar(query: TypedQuery, today: DateTime<true>): readonly Claim[] {
  return readCalendarDays(query, today, MOST_DATES).flatMap((found) => {
    const before = isJoined(query, found.start) ? wordAt(query, found.start - 1) : '';
    const marker = MARKERS.find((word) => word === before) ?? null;
    // A month alone is a date only of something that has one, and `may` never.
    const isSure = marker !== null || found.hasYear || (isOccasion(query) && wordAt(query, found.start) !== 'may');
    const days = isSure ? toDays(found, marker, today) : null;
    if (days === null) return [];
    const span = { start: marker === null ? found.start : found.start - 1, end: found.end };
    return [toClaim(span, days, toCalendarLabel(query, span, found, marker, today))];
  });
}

/** Null for days that are past. */
function toDays({ from, to }: Days, marker: Marker, today: DateTime<true>): Days | null {
  const days = toMarked({ from, to }, marker, today);
  if (days.to < today || days.from > days.to) return null;
  return { from: days.from > today ? days.from : today, to: days.to };
}

function toMarked({ from, to }: Days, marker: Marker, today: DateTime<true>): Days {
  if (marker === 'before') return { from: today, to: from.minus({ days: 1 }) };
  if (marker === 'by') return { from: today, to };
  if (marker === 'after') return { from: to.startOf('day').plus({ days: 1 }), to: endOfSchoolYear(to) };
  if (marker === 'from' || marker === 'since') return { from, to: endOfSchoolYear(from) };
  return { from, to };
}

function toClaim({ start, end }: Span, { from, to }: Days, label: string): Claim {
  const [first, last] = [from.toISODate(), to.toISODate()];
  return { start, end, value: `${first}/${last}`, label, constraint: { field: 'dates', from: first, to: last } };
}

/** `In March 2027`, `On 12 January 2027`, `After March (1 April to 31 August 2027)`. */
function toCalendarLabel(
  query: TypedQuery,
  span: Span,
  found: CalendarDays,
  marker: Marker,
  today: DateTime<true>,
): string {
  const isDay = found.from.hasSame(found.to, 'day');
  const isWhole = marker === null || marker === 'in' || marker === 'during' || marker === 'on';
  if (isWhole || marker === 'this' || marker === 'next')
    return isDay ? `On ${toName(found.from)}` : `In ${found.from.setLocale('en-GB').toFormat('LLLL yyyy')}`;
  const days = toDays(found, marker, today) ?? found;
  return `${toWords(query, span)} (${toRange(days, today)})`;
}

function toWords(query: TypedQuery, { start, end }: Span): string {
  const words = textOf(query, start, end).toLowerCase().replace(/\s+/g, ' ').replace(PROPER_NAMES, toCapital);
  return toCapital(words);
}

function toCapital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** The year stands only where it is not this one. */
function toRange({ from, to }: Days, today: DateTime<true>): string {
  const last = to.hasSame(today, 'year') ? toDay(to) : toName(to);
  if (from.hasSame(to, 'day')) return last;
  if (from.hasSame(today, 'day')) return `to ${last}`;
  if (from.hasSame(to, 'month')) return `${from.day} to ${last}`;
  return `${from.hasSame(to, 'year') ? toDay(from) : toName(from)} to ${last}`;
}

function toDay(day: DateTime<true>): string {
  return day.setLocale('en-GB').toFormat('d LLLL');
}

function toName(day: DateTime<true>): string {
  return day.setLocale('en-GB').toFormat('d LLLL yyyy');
}
