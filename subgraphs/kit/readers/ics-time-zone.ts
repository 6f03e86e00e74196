// Resolves the time zones that a calendar names: IANA names by luxon, others by the calendar's own VTIMEZONE.
// A name that is neither is null, for the caller to tell: a course an hour off is worse than one left out.

import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';
import type { IcsComponent } from './ics-lines.ts';
import { readIcsProperties, textOfProperty } from './ics-properties.ts';

export interface CalendarZone {
  /** The IANA name, or null for a zone that only its calendar knows. */
  readonly name: string | null;
  /** Milliseconds to add to UTC. `wallMillis` is the local clock time, written as if it were UTC. */
  offsetMillisAt(wallMillis: number): number;
}

// The names that Outlook writes in the UK and in the zones that partners' webinars come from.
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Eastern Standard Time': 'America/New_York',
};
const MAX_RULES = 100;
// What real zones need. Anything else could make the expansion of a zone endless.
const YEARLY_RULE =
  /^RRULE:FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=[\d,-]{1,40}|UNTIL=\d{8}(?:T\d{6}Z?)?|INTERVAL=1|WKST=(?:MO|SU)|COUNT=\d{1,3}))*$/i;

/** A zone of that IANA name; null where there is none of that name. */
export function toIanaZone(name: string): CalendarZone | null {
  if (!IANAZone.isValidZone(name)) return null;
  return {
    name,
    offsetMillisAt: (wallMillis) =>
      DateTime.fromMillis(wallMillis, { zone: 'utc' }).setZone(name, { keepLocalTime: true }).offset * 60_000,
  };
}

/** Universal time, for times that end in Z. */
export const UTC: CalendarZone = { name: 'UTC', offsetMillisAt: () => 0 };

/** A resolver of the TZIDs of one calendar. */
export function createZoneResolver(calendar: IcsComponent): (tzid: string) => CalendarZone | null {
  const known = new Map<string, CalendarZone | null>();
  return (tzid) => {
    const found = known.get(tzid);
    if (found !== undefined) return found;
    const zone = resolveByName(tzid) ?? resolveByDefinition(tzid, calendar);
    known.set(tzid, zone);
    return zone;
  };
}

// Before the calendar's own definition: exporters ship definitions cut down to a few years, names are sound.
function resolveByName(tzid: string): CalendarZone | null {
  // Some products put their own path before the name: `/citadel.org/20260101_1/Europe/London`.
  const suffix = /[A-Za-z_]+\/[A-Za-z_+-]+$/.exec(tzid)?.[0] ?? tzid;
  const windows = Object.hasOwn(WINDOWS_ZONES, tzid) ? WINDOWS_ZONES[tzid] : undefined;
  return toIanaZone(windows ?? tzid) ?? (tzid.startsWith('/') ? toIanaZone(suffix) : null);
}

function resolveByDefinition(tzid: string, calendar: IcsComponent): CalendarZone | null {
  for (const definition of calendar.children) {
    if (definition.name !== 'VTIMEZONE' || definition.problem !== null) continue;
    try {
      const properties = readIcsProperties(definition);
      if (textOfProperty(properties, 'TZID') !== tzid) continue;
      return toIanaZone(textOfProperty(properties, 'X-LIC-LOCATION') ?? '') ?? toDefinedZone(definition, tzid);
    } catch {
      // ical.js could not read this definition; another one of the name may be whole.
    }
  }
  return null;
}

function toDefinedZone(definition: IcsComponent, tzid: string): CalendarZone | null {
  const { children } = definition;
  if (children.length === 0 || children.length > MAX_RULES || !children.every(isSaneRule)) return null;
  const component = new ICAL.Component(ICAL.parse(toText(definition)));
  const timeZone = new ICAL.Timezone({ component, tzid });
  return {
    name: null,
    offsetMillisAt: (wallMillis) => timeZone.utcOffset(toFloatingTime(wallMillis)) * 1_000,
  };
}

function isSaneRule(rule: IcsComponent): boolean {
  const { lines } = rule;
  const starts = lines.filter((line) => /^DTSTART[;:]/i.test(line));
  const hasOffsets = ['TZOFFSETFROM', 'TZOFFSETTO'].every((name) =>
    lines.some((line) => new RegExp(`^${name}:[+-]\\d{4}(?:\\d{2})?$`, 'i').test(line.trim())),
  );
  return (
    rule.problem === null &&
    hasOffsets &&
    starts.length === 1 &&
    /:(?:1[6-9]|20)\d{6}T\d{6}$/.test(starts[0]?.trim() ?? '') &&
    lines.every((line) => !/^RRULE[;:]/i.test(line) || YEARLY_RULE.test(line.trim()))
  );
}

function toText({ name, lines, children }: IcsComponent): string {
  return [`BEGIN:${name}`, ...lines, ...children.map(toText), `END:${name}`].join('\r\n');
}

/** A local clock time without a zone, as ical.js has it. */
export function toFloatingTime(wallMillis: number, isDate = false): ICAL.Time {
  const { year, month, day, hour, minute, second } = DateTime.fromMillis(wallMillis, { zone: 'utc' });
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate }, ICAL.Timezone.localTimezone);
}
