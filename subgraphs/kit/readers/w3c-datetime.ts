// Reads a W3C date and time (the profile of ISO 8601 that sitemaps use), of any precision. What is none reads as null.

import { DateTime, type DurationLikeObject } from 'luxon';

/** The time that a W3C datetime names: from its first moment up to, and without, `until`. */
export interface StatedTime {
  readonly from: Date;
  readonly until: Date;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** Days and coarser are taken in UTC, as is a time without an offset. */
export function parseW3cDatetime(text: string): StatedTime | null {
  const match = PATTERN.exec(text.trim());
  if (match === null) return null;
  const from = DateTime.fromISO(text.trim(), { zone: 'utc' });
  return from.isValid ? { from: from.toJSDate(), until: from.plus(precisionOf(match)).toJSDate() } : null;
}

function precisionOf([, , month, day, minutes, seconds, fraction]: RegExpExecArray): DurationLikeObject {
  if (month === undefined) return { years: 1 };
  if (day === undefined) return { months: 1 };
  if (minutes === undefined) return { days: 1 };
  if (seconds === undefined) return { minutes: 1 };
  return fraction === undefined ? { seconds: 1 } : { milliseconds: 1 };
}
