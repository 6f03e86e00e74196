// What days a date word means, from a given day on: this term, next month, after Easter. Pure.
import type { DateTime } from 'luxon';
import { dayOf } from './day-of.ts';
import { easterOf, type SchoolTerm, type Season, schoolTermsFrom } from './school-terms.ts';

export interface Days {
  readonly from: DateTime<true>;
  readonly to: DateTime<true>;
}

/** Words to their days; `today` as dayOf gives it. What has begun counts from today on. */
export type NameDays = (today: DateTime<true>) => Days;

const LONGEST_HOLIDAY_DAYS = 21;

/** The named stretches of time that need no other word. */
export const STRETCHES: readonly (readonly [words: string, days: NameDays])[] = [
  ['this week', (today) => ({ from: today, to: today.endOf('week') })],
  ['next week', (today) => wholeOf(today.plus({ weeks: 1 }), 'week')],
  ['this month', (today) => ({ from: today, to: today.endOf('month') })],
  ['next month', (today) => wholeOf(today.plus({ months: 1 }), 'month')],
  ['this term', (today) => fromToday(termAt(today, 0), today)],
  ['next term', nextTerm],
  ...(['autumn', 'spring', 'summer'] as const).flatMap((season) =>
    ['', 'this ', 'next ', 'the ', 'this coming '].map(
      (lead) => [`${lead}${season} term`, (today: DateTime<true>) => termOf(season, today)] as const,
    ),
  ),
  ...['this academic year', 'this school year'].map((words) => [words, thisSchoolYear] as const),
  ...['next academic year', 'next school year'].map((words) => [words, nextSchoolYear] as const),
];

/** Before and after a holiday: to its eve, and from the day after it to the end of the term that follows. */
export const HOLIDAYS: readonly (readonly [words: string, edge: 'before' | 'after', days: NameDays])[] = [
  ['easter', 'before', (today) => ({ from: today, to: nextEaster(today).minus({ days: 1 }) })],
  ['easter', 'after', (today) => afterHoliday(easterOf, today)],
  ['christmas', 'before', (today) => ({ from: today, to: nextChristmas(today).minus({ days: 1 }) })],
  ['christmas', 'after', (today) => afterHoliday(christmasOf, today)],
];

/** The last day of August: the school year ends with it. */
export function endOfSchoolYear(day: DateTime<true>): DateTime<true> {
  return day.set({ month: 8, day: 31 }).plus({ years: day.month >= 9 ? 1 : 0 });
}

/** In a holiday the coming term is both this one and the next. */
function nextTerm(today: DateTime<true>): Days {
  const current = termAt(today, 0);
  return current.from > today ? current : termAt(today, 1);
}

function termAt(today: DateTime<true>, step: number): SchoolTerm {
  const term = schoolTermsFrom(today)[step];
  if (term === undefined) throw new RangeError(`no school term ${step} after ${today.toISODate()}`);
  return term;
}

function termOf(season: Season, today: DateTime<true>): Days {
  const term = schoolTermsFrom(today).find((each) => each.season === season) ?? termAt(today, 0);
  return fromToday(term, today);
}

function thisSchoolYear(today: DateTime<true>): Days {
  return { from: today, to: endOfSchoolYear(today) };
}

function nextSchoolYear(today: DateTime<true>): Days {
  const from = endOfSchoolYear(today).plus({ days: 1 });
  return { from, to: endOfSchoolYear(from) };
}

function nextEaster(today: DateTime<true>): DateTime<true> {
  const easter = easterOf(today.year);
  return easter > today ? easter : easterOf(today.year + 1);
}

function nextChristmas(today: DateTime<true>): DateTime<true> {
  const christmas = christmasOf(today.year);
  return christmas > today ? christmas : christmasOf(today.year + 1);
}

function christmasOf(year: number): DateTime<true> {
  return dayOf(year, 12, 25);
}

/** Of the first holiday whose next term is still to begin: in the holiday itself, from today on. */
function afterHoliday(holidayOf: (year: number) => DateTime<true>, today: DateTime<true>): Days {
  const terms = schoolTermsFrom(today);
  const stretches = [today.year - 1, today.year, today.year + 1].flatMap((year) => {
    const from = holidayOf(year).plus({ days: 1 });
    const term = terms.find((each) => each.from > from && each.from > today);
    return term === undefined || term.from.diff(from, 'days').days > LONGEST_HOLIDAY_DAYS
      ? []
      : [{ from, to: term.to }];
  });
  return fromToday(stretches[0] ?? termAt(today, 1), today);
}

function wholeOf(day: DateTime<true>, unit: 'week' | 'month'): Days {
  return { from: day.startOf(unit), to: day.endOf(unit) };
}

function fromToday({ from, to }: Days, today: DateTime<true>): Days {
  return { from: from > today ? from : today, to };
}
