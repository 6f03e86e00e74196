// Maps the properties of one VEVENT to an event. A VEVENT's oddities in fields that do not matter read as null.

import { DateTime } from 'luxon';
import { type EventTimes, toSpan } from './ics-event-times.ts';
import type { CalendarOccurrence } from './ics-occurrences.ts';
import { type IcsProperty, textOfProperty } from './ics-properties.ts';

export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string | null;
  readonly description: string | null;
  readonly location: string | null;
  /** Only an http(s) address. */
  readonly url: string | null;
  readonly geo: { readonly latitude: number; readonly longitude: number } | null;
  readonly categories: readonly string[];
  /** Upper-case as RFC 5545 has it, for example `CONFIRMED`. */
  readonly status: string | null;
  /** The event as a whole is called off; single occurrences that are called off are left out of `occurrences`. */
  readonly cancelled: boolean;
  readonly allDay: boolean;
  /** The first occurrence: ISO 8601, for an all-day event a day. */
  readonly start: string;
  /** Exclusive, of an all-day event the day after the last; null when not stated. */
  readonly end: string | null;
  /** The IANA zone of start and end; null for all-day events and for zones that only the calendar defines. */
  readonly timeZone: string | null;
  readonly recurring: boolean;
  /** Within the window for a recurring event; the one occurrence, whenever it is, for another. */
  readonly occurrences: readonly CalendarOccurrence[];
  /** True when the window holds more occurrences than are listed. */
  readonly hasMoreOccurrences: boolean;
  readonly lastModified: Date | null;
  /** The revision; 0 when not stated. */
  readonly sequence: number;
}

/** The event without what a series adds to it. */
export function toCalendarEvent(
  uid: string,
  properties: readonly IcsProperty[],
  times: EventTimes,
): Omit<CalendarEvent, 'occurrences' | 'hasMoreOccurrences'> {
  const text = (name: string): string | null => textOfProperty(properties, name);
  const address = text('URL');
  const categories = properties.filter(({ name }) => name === 'CATEGORIES').flatMap(({ values }) => values);
  const modified = DateTime.fromISO(text('LAST-MODIFIED') ?? '', { zone: 'utc' });
  return {
    uid,
    summary: text('SUMMARY'),
    description: text('DESCRIPTION'),
    location: text('LOCATION'),
    url: address !== null && /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null,
    geo: toGeo(properties.find(({ name }) => name === 'GEO')?.values[0]),
    categories: categories.map((category) => String(category).trim()).filter((category) => category !== ''),
    status: text('STATUS')?.toUpperCase() ?? null,
    cancelled: isCancelled(properties),
    allDay: times.start.isDate,
    ...toSpan(times),
    timeZone: times.start.isDate ? null : times.start.zone.name,
    recurring: properties.some(({ name }) => name === 'RRULE' || name === 'RDATE'),
    lastModified: modified.isValid ? modified.toJSDate() : null,
    sequence: sequenceOf(properties),
  };
}

/** Whether STATUS calls the event off. */
export function isCancelled(properties: readonly IcsProperty[]): boolean {
  return textOfProperty(properties, 'STATUS')?.toUpperCase() === 'CANCELLED';
}

/** The revision that the properties are of; 0 when not stated. */
export function sequenceOf(properties: readonly IcsProperty[]): number {
  return Number(textOfProperty(properties, 'SEQUENCE') ?? 0) || 0;
}

function toGeo(value: unknown): CalendarEvent['geo'] {
  const [latitude, longitude]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
