// The school terms of England, by rule: each council sets its own dates, and most lie within days of these. Pure.
//   autumn  from 1 September to the Friday on or before 22 December
//   spring  from the first Monday after New Year's Day to the Thursday before Easter, or to the second Friday of April
//           where Easter is later than that
//   summer  from the Monday two whole weeks after spring ended to the Friday on or before 24 July
import { DateTime } from 'luxon';
import { dayOf } from './day-of.ts';

export type Season = 'autumn' | 'spring' | 'summer';

export interface SchoolTerm {
  readonly season: Season;
  /** First and last day, as dayOf gives them. */
  readonly from: DateTime<true>;
  readonly to: DateTime<true>;
}

const MONDAY = 1;
const FRIDAY = 5;

/** The terms that end on or after the day, in order, at least the next six. */
export function schoolTermsFrom(day: DateTime<true>): readonly SchoolTerm[] {
  return [0, 1, 2].flatMap((years) => schoolTermsOf(day.year + years)).filter(({ to }) => to >= day);
}

/** Easter Sunday by the Gregorian rule, as Meeus, Jones and Butcher compute it. */
export function easterOf(year: number): DateTime<true> {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const lunarShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunarShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}

function schoolTermsOf(year: number): readonly SchoolTerm[] {
  const thursdayBeforeEaster = easterOf(year).minus({ days: 3 });
  const secondFridayOfApril = onOrAfter(dayOf(year, 4, 8), FRIDAY);
  const springTo = DateTime.min(thursdayBeforeEaster, secondFridayOfApril);
  return [
    { season: 'spring', from: onOrAfter(dayOf(year, 1, 2), MONDAY), to: springTo },
    {
      season: 'summer',
      from: onOrAfter(springTo.plus({ days: 15 }), MONDAY),
      to: onOrBefore(dayOf(year, 7, 24), FRIDAY),
    },
    { season: 'autumn', from: dayOf(year, 9, 1), to: onOrBefore(dayOf(year, 12, 22), FRIDAY) },
  ];
}

function onOrAfter(day: DateTime<true>, weekday: number): DateTime<true> {
  return day.plus({ days: (weekday - day.weekday + 7) % 7 });
}

function onOrBefore(day: DateTime<true>, weekday: number): DateTime<true> {
  return day.minus({ days: (day.weekday - weekday + 7) % 7 });
}
