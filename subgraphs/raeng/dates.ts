// When something takes place, from the start and end that an entry states. Pure; a month or a year is kept in words, and
// nobody is sent anywhere on a guessed day.
import { DateTime } from 'luxon';
import { type DateSpan, joinDateSpans, normaliseDateSpan } from '../kit/normalise/dates.ts';
import { cleanLine } from '../kit/normalise/plain-text.ts';
import type { Facts } from './feed.ts';

export interface StatedDates {
  /** Null unless every date that is stated is a day. */
  readonly span: DateSpan | null;
  /** True when an end is stated. */
  readonly hasEnd: boolean;
  /** The dates in the Academy's words; `2026-09` as September 2026. */
  readonly dateText: string | null;
}

const LONGEST_WORDS = 100;
// Dates without a year are not read, so that none is ever guessed from this day.
const NO_REFERENCE = new Date(0);
// Gotcha: systems that know only moments write a day as its midnight, in whatever zone they run.
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const FORMATS: readonly (readonly [written: string, forPeople: string])[] = [
  ['yyyy-MM-dd', 'd MMMM yyyy'],
  ['yyyy-MM', 'MMMM yyyy'],
];

export function readDates({ startDate, endDate }: Pick<Facts, 'startDate' | 'endDate'>): StatedDates {
  const [start = '', end = ''] = [startDate, endDate].map(toWords);
  const stated = [...new Set([start, end])].filter((words) => words !== '');
  return {
    span: readSpan(start, end),
    hasEnd: end !== '',
    dateText: stated.length === 0 ? null : stated.map(forPeople).join(' to '),
  };
}

function toWords(text: string | null): string {
  return cleanLine((text ?? '').slice(0, LONGEST_WORDS)).replace(MIDNIGHT, '$1');
}

function readSpan(start: string, end: string): DateSpan | null {
  const first = readDay(start);
  if (first === null || end === '') return first;
  const last = readDay(end);
  return last === null ? null : joinDateSpans(first, last);
}

function readDay(words: string): DateSpan | null {
  const span = normaliseDateSpan(words, NO_REFERENCE);
  return span === null || span.yearInferred ? null : span;
}

function forPeople(words: string): string {
  for (const [written, format] of FORMATS) {
    const date = DateTime.fromFormat(words, written, { locale: 'en-GB' });
    if (date.isValid) return date.toFormat(format);
  }
  return words;
}
