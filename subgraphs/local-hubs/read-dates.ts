// Reads the date cells of a spreadsheet: a start, perhaps an end, perhaps times, perhaps several days in one cell. Pure;
// what cannot be read for certain gives no run, and the words stay for people to read.
import { DateTime } from 'luxon';
import { type DateSpan, joinDateSpans, normaliseDateSpan, TIME_ZONE } from '../kit/normalise/dates.ts';
import { cleanLine, cutAtWord } from '../kit/normalise/plain-text.ts';
import type { RunTimes } from './feed.ts';

export interface DateCells {
  readonly start: string | null;
  readonly end: string | null;
  readonly time: string | null;
  readonly endTime: string | null;
}

export interface ReadDates {
  readonly runs: readonly RunTimes[];
  /** The hub's words. */
  readonly dateText: string | null;
  /** True where the hub names no year. */
  readonly yearInferred: boolean;
}

// Without a year, a day that has just gone by is that day, and not the one in a year's time.
const LOOKS_BACK = { months: 3 };
const MOST_DAYS = 50;
const LONGEST_WORDS = 200;

/** `reference` is when the words were written: when the file was last changed, else the day of the harvest. */
export function readDates(cells: DateCells, reference: Date): ReadDates {
  const from = DateTime.fromJSDate(reference).minus(LOOKS_BACK).toJSDate();
  const spans = readSpan(cells, from) ?? readList(cells, from);
  return {
    runs: spans.map(({ start, end, allDay }) => ({ start, end, allDay, timeZone: TIME_ZONE })),
    dateText: toWords(cells),
    yearInferred: spans.some((span) => span.yearInferred),
  };
}

function readSpan({ start, end, time, endTime }: DateCells, from: Date): readonly DateSpan[] | null {
  if (start === null) return null;
  const times = time !== null && endTime !== null ? `${time} - ${endTime}` : (time ?? '');
  const first = readMoment(start, times, from);
  if (first === null) return null;
  if (end === null || cleanLine(end) === cleanLine(start)) return [first];
  const last = readMoment(end, endTime ?? times, from);
  // An end without a time says nothing about a start that has times of its own.
  if (last === null || (last.allDay && !first.allDay && toDay(last) === toDay(first))) return [first];
  return [joinDateSpans(first, last)];
}

function readMoment(day: string, times: string, from: Date): DateSpan | null {
  const timed = times === '' ? null : normaliseDateSpan(`${day} ${times}`, from);
  return timed ?? normaliseDateSpan(day, from);
}

/** `2 Dec 2024; 27 Jan 2025`: each day must be readable alone, and all of them with a year or all without. */
function readList({ start, end, time }: DateCells, from: Date): readonly DateSpan[] {
  const days = (start ?? '').split(/[;,\n]|\s&\s|\sand\s/i).filter((day) => day.trim() !== '');
  if (end !== null || days.length < 2 || days.length > MOST_DAYS) return [];
  const spans = days.map((day) => readMoment(day, time ?? '', from));
  const read = spans.filter((span) => span !== null);
  const isOneManner = new Set(read.map((span) => span.yearInferred)).size === 1;
  return read.length === days.length && isOneManner ? read : [];
}

function toDay(span: DateSpan): string {
  return DateTime.fromISO(span.start, { zone: TIME_ZONE }).toISODate() ?? '';
}

function toWords({ start, end, time, endTime }: DateCells): string | null {
  if (start === null) return null;
  const days = end === null || cleanLine(end) === cleanLine(start) ? start : `${start} to ${end}`;
  const times = [time, endTime].filter((words) => words !== null).join(' to ');
  return cutAtWord(cleanLine(times === '' ? days : `${days}, ${times}`), LONGEST_WORDS) || null;
}
