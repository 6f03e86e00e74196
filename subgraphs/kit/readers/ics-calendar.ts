// Reads the events of one calendar, the VEVENTs of one UID together. A VEVENT that cannot be read is a note of its own.

import { createBadRecord } from './bad-record.ts';
import { type CalendarEvent, isCancelled, sequenceOf, toCalendarEvent } from './ics-event.ts';
import { readTimes, toSpan } from './ics-event-times.ts';
import type { IcsComponent } from './ics-lines.ts';
import { readMoment, toIso, type ZoneContext } from './ics-moment.ts';
import { listOccurrences, type OccurrenceWindow, type Override } from './ics-occurrences.ts';
import { type IcsProperty, readIcsProperties, textOfProperty } from './ics-properties.ts';
import { type StepBudget, StepsSpent } from './ics-recurrence.ts';
import { createZoneResolver, toIanaZone, UTC } from './ics-time-zone.ts';
import type { ReadRecord } from './read-record.ts';

interface RawEvent {
  readonly place: string;
  readonly component: IcsComponent;
  readonly properties: readonly IcsProperty[];
}

type Read = ReadRecord<CalendarEvent>;

const DEFAULT_ZONE = 'Europe/London';

/**
 * The events of a calendar, one for each UID.
 * @throws StepsSpent when the steps for working out series are used up
 */
export function readCalendar(calendar: IcsComponent, window: OccurrenceWindow, budget: StepBudget): Read[] {
  const bad: Read[] = [];
  const byUid = new Map<string, RawEvent[]>();
  const components = calendar.children.filter(({ name }) => name === 'VEVENT');
  for (const [index, component] of components.entries()) {
    const place = `event ${index + 1}`;
    try {
      if (component.problem !== null) throw new Error(component.problem);
      const properties = readIcsProperties(component);
      const uid = textOfProperty(properties, 'UID');
      if (uid === null) throw new Error('expected an event with a UID');
      const group = byUid.get(uid) ?? [];
      group.push({ place, component, properties });
      byUid.set(uid, group);
    } catch (error) {
      bad.push(toBadEvent(place, component, error));
    }
  }
  const { context, isCancellation } = readContext(calendar);
  const read = [...byUid].flatMap(([uid, group]) => readGroup(uid, group, context, window, budget));
  return [...(isCancellation ? read.map(markCancelled) : read), ...bad];
}

function readContext(calendar: IcsComponent): { context: ZoneContext; isCancellation: boolean } {
  let properties: readonly IcsProperty[] = [];
  try {
    properties = readIcsProperties(calendar);
  } catch {
    // A calendar whose own properties are broken still has its events.
  }
  const named = textOfProperty(properties, 'X-WR-TIMEZONE');
  const floating = (named === null ? null : toIanaZone(named)) ?? toIanaZone(DEFAULT_ZONE) ?? UTC;
  const isCancellation = textOfProperty(properties, 'METHOD')?.toUpperCase() === 'CANCEL';
  return { context: { floating, resolve: createZoneResolver(calendar) }, isCancellation };
}

// The series or single event itself, and the VEVENTs that replace occurrences of it.
function readGroup(
  uid: string,
  group: readonly RawEvent[],
  context: ZoneContext,
  window: OccurrenceWindow,
  budget: StepBudget,
): Read[] {
  const bad: Read[] = [];
  const isOverride = ({ properties }: RawEvent): boolean => properties.some(({ name }) => name === 'RECURRENCE-ID');
  const overrides: { readonly event: RawEvent; readonly override: Override }[] = [];
  for (const event of group.filter(isOverride)) {
    try {
      overrides.push({ event, override: readOverride(event, context) });
    } catch (error) {
      bad.push(toBadEvent(event.place, event.component, error));
    }
  }
  const [master, ...others] = group
    .filter((event) => !isOverride(event))
    .sort((one, other) => sequenceOf(other.properties) - sequenceOf(one.properties));
  for (const { place, component } of others) {
    bad.push(toBadEvent(place, component, new Error(`expected one event of UID '${uid}', got another`)));
  }
  const leading = master ?? overrides[0]?.event;
  if (leading === undefined) return bad;
  try {
    const times = readTimes(leading.properties, context);
    const event = toCalendarEvent(uid, leading.properties, times);
    const replaced = overrides.map(({ override }) => override);
    const { occurrences, hasMore } =
      master === undefined
        ? listAlone(replaced, window)
        : listOccurrences(times, leading.properties, replaced, context, window, budget);
    const record = { ...event, occurrences, hasMoreOccurrences: hasMore };
    return [{ ok: true, place: uid.slice(0, 200), record }, ...bad];
  } catch (error) {
    if (error instanceof StepsSpent) throw error;
    return [toBadEvent(leading.place, leading.component, error), ...bad];
  }
}

// A calendar may hold some occurrences of a series without the series.
function listAlone(overrides: readonly Override[], window: OccurrenceWindow): ReturnType<typeof listOccurrences> {
  const occurrences = overrides
    .filter(({ cancelled }) => !cancelled)
    .map((override) => ({ ...toSpan(override), recurrenceId: toIso(override.recurrenceId) }));
  return {
    occurrences: occurrences.slice(0, window.maxOccurrences),
    hasMore: occurrences.length > window.maxOccurrences,
  };
}

function readOverride({ properties }: RawEvent, context: ZoneContext): Override {
  const property = properties.find(({ name }) => name === 'RECURRENCE-ID');
  if (property === undefined) throw new Error('expected RECURRENCE-ID');
  const { range } = property.parameters;
  return {
    ...readTimes(properties, context),
    recurrenceId: readMoment(property.values[0], property, context),
    isThisAndFuture: typeof range === 'string' && range.toUpperCase() === 'THISANDFUTURE',
    cancelled: isCancelled(properties),
  };
}

function markCancelled(read: Read): Read {
  return read.ok ? { ...read, record: { ...read.record, cancelled: true } } : read;
}

// ical.js throws plain errors for what it cannot read, so any error while reading one event is that event's.
function toBadEvent(place: string, component: IcsComponent, error: unknown): ReadRecord<never> {
  const reason = error instanceof Error ? error.message : 'unreadable';
  const isPersonal = /^(?:ATTENDEE|ORGANIZER|CONTACT)\b/i;
  return createBadRecord(place, reason, component.lines.filter((line) => !isPersonal.test(line)).join('\n'));
}
