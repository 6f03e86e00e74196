// Reads the dates of schema.org properties: ISO 8601, or words where a page keeps to no standard. Pure; a date that names
// no day, or no year, is null.
import { DateTime } from 'luxon';
import { type DateSpan, joinDateSpans, normaliseDateSpan, TIME_ZONE } from '../kit/normalise/dates.ts';
import { cleanLine } from '../kit/normalise/plain-text.ts';

// Dates are whole, so that none is ever guessed from this one.
const NO_REFERENCE = new Date(0);
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
const LONGEST_DATE_TEXT = 100;

export function readSpan(startWords: string | null, endWords: string | null): DateSpan | null {
  const start = readDate(startWords);
  if (start === null) return null;
  const end = readDate(endWords);
  // Of a day and a moment nobody can say how long it is.
  return joinDateSpans(start, end === null || end.allDay === start.allDay ? end : null);
}

/** One stated moment, for example a deadline: of a day, its last second. */
export function readMoment(words: string | null): string | null {
  const span = readDate(words);
  return span === null ? null : (span.end ?? span.start);
}

/** The date in the page's words, where it is no day in full: `2026-09` is September 2026. */
export function toDateText(startWords: string | null, endWords: string | null): string | null {
  if (startWords === null || ISO_DAY.test(startWords)) return null;
  const words = [startWords, ...(endWords === null || endWords === startWords ? [] : [endWords])].map(toMonthName);
  return cleanLine(words.join(' to ').slice(0, LONGEST_DATE_TEXT)) || null;
}

function readDate(words: string | null): DateSpan | null {
  const span = normaliseDateSpan(words, NO_REFERENCE);
  if (span === null || span.yearInferred) return null;
  if (span.allDay) return span;
  // Gotcha: systems that know only moments write a day as its midnight.
  const start = DateTime.fromISO(span.start, { zone: TIME_ZONE });
  return start.equals(start.startOf('day')) ? normaliseDateSpan(start.toISODate(), NO_REFERENCE) : span;
}

function toMonthName(words: string): string {
  const month = DateTime.fromFormat(words, 'yyyy-MM', { locale: 'en-GB' });
  return month.isValid ? month.toFormat('MMMM yyyy') : words;
}
