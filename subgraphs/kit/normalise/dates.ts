// Days and times as people in the United Kingdom write them: day first, never month first. Pure; whatever cannot be read
// for certain is null, so that nobody is sent to an event on a guessed day.
import { Chrono, en, type ParsedComponents } from 'chrono-node';
import { DateTime, FixedOffsetZone } from 'luxon';
import { cleanLine } from './plain-text.ts';

export const TIME_ZONE = 'Europe/London';

const LONGEST_TEXT = 200;
const LONGEST_BORROWED_DAYS = 100;
const reader = new Chrono(en.configuration.createConfiguration(true, true));
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
// chrono takes 03/13/2021 for the thirteenth of March; here it is no date at all.
const NUMERIC = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/g;
// `23rd and 24th June` is a range to people, and one day to chrono.
const TWO_DAYS = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:&|and|\+)\s*(\d{1,2})(?:st|nd|rd|th)?\s+(${MONTH})`,
  'i',
);

export interface DateSpan {
  /** RFC 3339 in UTC; midnight in Europe/London where only days are named. */
  readonly start: string;
  /** The end as stated. Of days, the last second of the last one. Null where a start alone is named with its time. */
  readonly end: string | null;
  /** True where days are named and no times. */
  readonly allDay: boolean;
  /** True where the words have no year: it is the next such day from the reference, or the one that its weekday fits. */
  readonly yearInferred: boolean;
}

/** The one form in which moments are kept: RFC 3339, UTC, whole seconds, `2026-03-02T09:30:00Z`. */
export function toRfc3339(moment: DateTime<true>): string {
  return moment.toUTC().startOf('second').toISO({ suppressMilliseconds: true });
}

/**
 * Reads `19 Jan 2018`, `19/01/2018`, `Wed 3 March 2021 4pm-6pm`, `3-5 July 2024`, ISO 8601 and the CRM's
 * `17/05/2022 09:30:00`. Times without an offset are London's; a time that the clocks skip is moved an hour on.
 * @param reference The day from which a date without a year is looked for.
 */
export function normaliseDateSpan(text: string | null | undefined, reference: Date): DateSpan | null {
  const words = cleanLine((text ?? '').slice(0, LONGEST_TEXT));
  if (ISO.test(words)) return readIso(words);
  const dayFirst = words.replace(TWO_DAYS, '$1-$2 $3');
  if ([...dayFirst.matchAll(NUMERIC)].some((match) => Number(match[2]) > 12 || Number(match[1]) > 31)) return null;
  // chrono hands back years near its reference: noon keeps the day the same in every zone.
  const results = reader.parse(dayFirst, { instant: atNoon(reference), timezone: 0 }, { forwardDate: true });
  // Several dates are a list, which is no span.
  const [result] = results;
  return result === undefined || results.length > 1 ? null : readSpan(result.start, result.end ?? null, reference);
}

/** The span from the start of one to the end of the other, for feeds that state start and end apart. */
export function joinDateSpans(start: DateSpan, end: DateSpan | null): DateSpan {
  const last = end === null ? start.end : (end.end ?? end.start);
  return { ...start, end: last !== null && last < start.start ? start.end : last };
}

function readIso(text: string): DateSpan | null {
  const moment = DateTime.fromISO(text.replace(' ', 'T'), { zone: TIME_ZONE });
  if (!moment.isValid) return null;
  return text.length === 10 ? toDays(moment, moment, false) : toTimes(moment, null, false);
}

function readSpan(start: ParsedComponents, end: ParsedComponents | null, reference: Date): DateSpan | null {
  // chrono makes the first of December of `12/2018`.
  if (!start.isCertain('day') || (end !== null && !end.isCertain('day'))) return null;
  const year = end?.isCertain('year') || start.isCertain('year') ? null : inferYear(start, reference);
  if (year === undefined) return null;
  const from = toMoment(start, year);
  const to = end === null ? null : toMoment(end, year);
  if (from === null || !from.isValid || (to !== null && !to.isValid)) return null;
  // `30 December to 2 January` ends in the year after.
  const ordered = to !== null && to < from && year !== null ? to.plus({ years: 1 }) : to;
  if (ordered !== null && ordered < from) return null;
  // Of `5 July to 3 July 2024` chrono makes a year; a start that borrows its year lies near its end.
  if (!start.isCertain('year') && ordered !== null && ordered.diff(from, 'days').days > LONGEST_BORROWED_DAYS)
    return null;
  return start.isCertain('hour') ? toTimes(from, ordered, year !== null) : toDays(from, ordered ?? from, year !== null);
}

function toMoment(part: ParsedComponents, year: number | null): DateTime<true> | null {
  const offset = part.get('timezoneOffset');
  const moment = DateTime.fromObject(
    {
      year: year ?? part.get('year') ?? Number.NaN,
      month: part.get('month') ?? Number.NaN,
      day: part.get('day') ?? Number.NaN,
      hour: part.isCertain('hour') ? (part.get('hour') ?? 0) : 0,
      minute: part.isCertain('hour') ? (part.get('minute') ?? 0) : 0,
      second: part.isCertain('second') ? (part.get('second') ?? 0) : 0,
    },
    { zone: part.isCertain('timezoneOffset') && offset !== null ? FixedOffsetZone.instance(offset) : TIME_ZONE },
  );
  return moment.isValid ? moment : null;
}

/** The year of the next such day; with a weekday the nearest year that it fits, or undefined when none near does. */
function inferYear(day: ParsedComponents, reference: Date): number | undefined {
  const today = DateTime.fromJSDate(reference, { zone: TIME_ZONE }).startOf('day');
  const candidates = [0, 1, -1, 2].map((years) => toMoment(day, today.year + years)).filter((date) => date !== null);
  const weekday = day.isCertain('weekday') ? (day.get('weekday') ?? 0) || 7 : null;
  const fitting = candidates.filter((date) => weekday === null || date.weekday === weekday);
  return (fitting.find((date) => date >= today) ?? fitting[0])?.year;
}

function toDays(first: DateTime<true>, last: DateTime<true>, yearInferred: boolean): DateSpan {
  return {
    start: toRfc3339(first.startOf('day')),
    end: toRfc3339(last.endOf('day')),
    allDay: true,
    yearInferred,
  };
}

function toTimes(start: DateTime<true>, end: DateTime<true> | null, yearInferred: boolean): DateSpan {
  return { start: toRfc3339(start), end: end === null ? null : toRfc3339(end), allDay: false, yearInferred };
}

function atNoon(day: Date): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12));
}
