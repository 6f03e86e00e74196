// Reads the properties of an iCalendar component that we keep, by ical.js. All others, persons' above all (ATTENDEE,
// ORGANIZER, CONTACT), are left at the door. A property that ical.js cannot read throws, for the caller to tell.

import ICAL from 'ical.js';
import type { IcsComponent } from './ics-lines.ts';

/** One property, its values decoded: texts unescaped, times as `2026-01-19T16:00:00` with a Z for UTC. */
export interface IcsProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly values: readonly unknown[];
}

const KEPT = new Set([
  'UID',
  'RECURRENCE-ID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'URL',
  'GEO',
  'CATEGORIES',
  'STATUS',
  'LAST-MODIFIED',
  'SEQUENCE',
  'METHOD',
  'TZID',
  'X-LIC-LOCATION',
  'X-WR-TIMEZONE',
  'X-MICROSOFT-CDO-ALLDAYEVENT',
]);
const TIMES = /^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;[^:]*)?):(\d{8}(?:,\d{8})*)$/i;

/** The kept properties of one component, in order; upper-case names. */
export function readIcsProperties(component: IcsComponent): readonly IcsProperty[] {
  return component.lines.flatMap((line) => {
    const name = (/^[^;:]+/.exec(line)?.[0] ?? '').toUpperCase();
    if (!KEPT.has(name)) return [];
    const parsed: unknown = ICAL.parse.property(declareDate(line));
    if (!Array.isArray(parsed)) return [];
    const [, parameters, , ...values] = parsed;
    return [{ name, parameters: parameters ?? {}, values }];
  });
}

/** The first value of a property as text, trimmed; null when it is absent or empty. */
export function textOfProperty(properties: readonly IcsProperty[], name: string): string | null {
  const value = properties.find((property) => property.name === name)?.values[0];
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : text;
}

// Gotcha: exporters write `DTSTART:20260119` for a day without the VALUE=DATE that RFC 5545 wants.
function declareDate(line: string): string {
  return line.replace(TIMES, (whole, name: string, parameters: string, value: string) =>
    /;VALUE=/i.test(parameters) ? whole : `${name}${parameters};VALUE=DATE:${value}`,
  );
}
