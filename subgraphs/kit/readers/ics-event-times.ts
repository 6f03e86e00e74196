// Reads when one VEVENT starts and how long it lasts, and writes it as ISO 8601. A VEVENT without a start, or that ends
// before it, throws, for the caller to turn into a note.

import ICAL from 'ical.js';
import { type Moment, readMoment, toIso, toMoment, type ZoneContext } from './ics-moment.ts';
import { type IcsProperty, textOfProperty } from './ics-properties.ts';
import { UTC } from './ics-time-zone.ts';

export interface EventTimes {
  readonly start: Moment;
  /** From start to end on the local clock; null when no end is stated. */
  readonly lengthMillis: number | null;
}

export const DAY_MILLIS = 86_400_000;
const SERIES: ReadonlySet<string> = new Set(['RRULE', 'RDATE', 'RECURRENCE-ID']);

/** Start and length by DTSTART with DTEND or DURATION; a day without either lasts that day. */
export function readTimes(properties: readonly IcsProperty[], context: ZoneContext): EventTimes {
  const read = (name: string): Moment | null => {
    const property = properties.find((one) => one.name === name);
    return property === undefined ? null : readMoment(property.values[0], property, context);
  };
  const start = read('DTSTART');
  if (start === null) throw new Error('expected an event with DTSTART');
  const end = read('DTEND');
  if (end !== null) return toDaysOfOutlook({ start, lengthMillis: toLength(start, end) }, properties);
  const duration = properties.find(({ name }) => name === 'DURATION')?.values[0];
  if (typeof duration === 'string') return { start, lengthMillis: readDuration(duration) };
  return { start, lengthMillis: start.isDate ? DAY_MILLIS : null };
}

/**
 * Gotcha: Outlook may write an all-day event as times from midnight to midnight, and say so in a property of its own. A
 * series stays as it is written, because its exceptions are written in times too.
 */
function toDaysOfOutlook(times: EventTimes, properties: readonly IcsProperty[]): EventTimes {
  const isMeant = textOfProperty(properties, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE';
  const { wallMillis } = times.start;
  const length = times.lengthMillis ?? 0;
  const isSeries = properties.some(({ name }) => SERIES.has(name));
  if (!isMeant || isSeries || wallMillis % DAY_MILLIS !== 0 || length === 0 || length % DAY_MILLIS !== 0) return times;
  return { start: toMoment(wallMillis, true, UTC), lengthMillis: length };
}

/** A DURATION value in milliseconds; throws where it is none or negative. */
export function readDuration(text: string): number {
  const seconds = ICAL.Duration.fromString(text).toSeconds();
  if (!(seconds >= 0 && seconds < 100 * 366 * 86_400)) {
    throw new Error(`expected a duration from zero up, got '${text.slice(0, 60)}'`);
  }
  return seconds * 1_000;
}

/** Start and exclusive end as ISO 8601. */
export function toSpan({ start, lengthMillis }: EventTimes): { readonly start: string; readonly end: string | null } {
  const end = lengthMillis === null ? null : toIso(toMoment(start.wallMillis + lengthMillis, start.isDate, start.zone));
  return { start: toIso(start), end };
}

function toLength(start: Moment, end: Moment): number {
  if (end.isDate !== start.isDate) throw new Error('expected DTSTART and DTEND both as days or both as times');
  const length = end.zone === start.zone ? end.wallMillis - start.wallMillis : end.millis - start.millis;
  if (length < 0) throw new Error('expected DTEND after DTSTART');
  // Gotcha: some exporters write the last day itself, not the one after it.
  return start.isDate ? Math.max(length, DAY_MILLIS) : length;
}
