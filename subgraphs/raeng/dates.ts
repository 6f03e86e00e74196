// When something takes place, from the start and end that an entry states. Pure; a month or a year is kept in words, and
// nobody is sent anywhere on a guessed day.
import { type DateSpan, joinDateSpans, normaliseDateSpan } from '../kit/normalise/dates.ts';
import { cleanLine } from '../kit/normalise/plain-text.ts';
import type { Facts } from './feed.ts';

export interface StatedDates {
  /** Null unless every date that is stated is a day. */
  readonly span: DateSpan | null;
  /** True when an end is stated. */
  readonly hasEnd: boolean;
  /** The dates in the Academy's words. */
  readonly dateText: string | null;
}

const LONGEST_WORDS = 100;
// Dates without a year are not read, so that none is ever guessed from this day.
const NO_REFERENCE = new Date(0);

export function readDates({ startDate, endDate }: Pick<Facts, 'startDate' | 'endDate'>): StatedDates {
  const words = [startDate, endDate].map((text) => cleanLine((text ?? '').slice(0, LONGEST_WORDS)));
  const [start = '', end = ''] = words;
  const stated = [...new Set(words)].filter((text) => text !== '');
  return {
    span: readSpan(start, end),
    hasEnd: end !== '',
    dateText: stated.length === 0 ? null : stated.join(' to '),
  };
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
