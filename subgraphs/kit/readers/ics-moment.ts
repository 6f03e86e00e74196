// A point in time as a calendar states it: a day, or a clock time in a zone. Text that is no time throws, for the
// caller to turn into a note on its record.

import { DateTime } from 'luxon';
import type { IcsProperty } from './ics-properties.ts';
import { type CalendarZone, UTC } from './ics-time-zone.ts';

export interface Moment {
  readonly isDate: boolean;
  /** The local clock time, written as if it were UTC. */
  readonly wallMillis: number;
  /** The instant; of a day, its start in UTC. */
  readonly millis: number;
  readonly zone: CalendarZone;
}

/** How one calendar's times are to be read. */
export interface ZoneContext {
  /** The zone of times that name none. */
  readonly floating: CalendarZone;
  resolve(tzid: string): CalendarZone | null;
}

const PATTERN = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z?)?$/;
// Years outside are mistakes, and what ical.js expands a zone over must stay small.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/** One value of a property, such as `2026-01-19T16:00:00` with the property's TZID. */
export function readMoment(value: unknown, property: IcsProperty, context: ZoneContext): Moment {
  const text = typeof value === 'string' ? value : '';
  const parsed = DateTime.fromISO(text.replace(/Z$/, ''), { zone: 'utc' });
  if (!PATTERN.test(text) || !parsed.isValid || parsed.year < FIRST_YEAR || parsed.year > LAST_YEAR) {
    throw new Error(`expected ${property.name} as a day or a time of ${FIRST_YEAR} to ${LAST_YEAR}, got '${text}'`);
  }
  const isDate = !text.includes('T');
  return toMoment(parsed.toMillis(), isDate, isDate ? UTC : readZone(text, property, context));
}

/** The moment at a local clock time. */
export function toMoment(wallMillis: number, isDate: boolean, zone: CalendarZone): Moment {
  return { isDate, wallMillis, millis: wallMillis - (isDate ? 0 : zone.offsetMillisAt(wallMillis)), zone };
}

/** `2026-01-19` for a day, `2026-01-19T16:00:00+00:00` for a time. */
export function toIso({ isDate, wallMillis, millis, zone }: Moment): string {
  if (isDate) return DateTime.fromMillis(wallMillis, { zone: 'utc' }).toFormat('yyyy-MM-dd');
  const wall = DateTime.fromMillis(wallMillis, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
  if (zone === UTC) return `${wall}Z`;
  const minutes = Math.round((wallMillis - millis) / 60_000);
  const size = Math.abs(minutes);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function readZone(text: string, property: IcsProperty, context: ZoneContext): CalendarZone {
  if (text.endsWith('Z')) return UTC;
  const { tzid } = property.parameters;
  if (typeof tzid !== 'string' || tzid === '') return context.floating;
  const zone = context.resolve(tzid);
  if (zone === null) throw new Error(`expected a time zone that is known or defined, got '${tzid.slice(0, 60)}'`);
  return zone;
}
