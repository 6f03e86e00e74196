// The day on which something was published, from dates of any precision. Pure; words that name no year are null.
import { DateTime } from 'luxon';
import { normaliseDateSpan, TIME_ZONE } from './dates.ts';

export interface PublishedOn {
  /** `YYYY-MM-DD`; of a month or year its first day. */
  readonly date: string;
  /** MONTH and YEAR mean that the day was not stated: a caller lists `publishedOn` among the inferred fields. */
  readonly precision: 'DAY' | 'MONTH' | 'YEAR';
}

const EARLIEST_YEAR = 1900;
// `Spring 2019` and `c. 2005`.
const ROUGHLY_A_YEAR = /^(?:c\.?|circa|about|spring|summer|autumn|winter)(?: term)?\s*(\d{4})$/i;
/** Each with the look of what it reads: to try them all on every date took nearly half of a harvest's time. */
const MONTH_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d$/, 'yyyy-MM'],
  [/^\d\d\/\d{4}$/, 'MM/yyyy'],
  [/^[a-z]+\.?\s\d{4}$/i, 'MMMM yyyy'],
  [/^[a-z]+\.?\s\d{4}$/i, 'MMM yyyy'],
];

/** `2019` is 2019-01-01 by YEAR, `2019-07` and `July 2019` 2019-07-01 by MONTH, `19 Jan 2018` 2018-01-19 by DAY. */
export function normalisePublishedOn(text: string | null | undefined): PublishedOn | null {
  const words = (text ?? '').trim();
  if (/^\d{4}$/.test(words)) return toPublished(DateTime.fromFormat(words, 'yyyy'), 'YEAR');
  for (const [look, format] of MONTH_FORMATS) {
    if (!look.test(words)) continue;
    const month = DateTime.fromFormat(words, format, { locale: 'en-GB' });
    if (month.isValid) return toPublished(month, 'MONTH');
  }
  const span = normaliseDateSpan(words, new Date(0));
  if (span !== null && !span.yearInferred) {
    return toPublished(DateTime.fromISO(span.start, { zone: TIME_ZONE }), 'DAY');
  }
  const [, year] = ROUGHLY_A_YEAR.exec(words) ?? [];
  return year === undefined ? null : toPublished(DateTime.fromFormat(year, 'yyyy'), 'YEAR');
}

function toPublished(day: DateTime<true> | DateTime<false>, precision: PublishedOn['precision']): PublishedOn | null {
  return day.isValid && day.year >= EARLIEST_YEAR ? { date: day.toISODate(), precision } : null;
}
