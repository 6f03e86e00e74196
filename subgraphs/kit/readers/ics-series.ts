// Expands the series that a VEVENT states: its first occurrence, its rules and further dates, without its exceptions.
// A rule that would not end within its steps is cut short and told as such.

import { DAY_MILLIS, type EventTimes, readDuration } from './ics-event-times.ts';
import { type Moment, readMoment, toIso, toMoment, type ZoneContext } from './ics-moment.ts';
import type { IcsProperty } from './ics-properties.ts';
import { expandRule, type SeriesSpan, StepBudget, StepsSpent, untilOfRule } from './ics-recurrence.ts';

export interface Series {
  /** By instant of the start. */
  readonly occurrences: ReadonlyMap<number, EventTimes>;
  readonly isExcluded: (start: Moment) => boolean;
  /** False when steps ran out before the end of the window. */
  readonly isWhole: boolean;
}

// A fifth of a second, and a daily series of more than 20 years.
const STEPS_PER_EVENT = 20_000;

/**
 * The occurrences that start in the span, and the first one.
 * @param feedBudget shared by the events of a feed
 * @throws StepsSpent when the feed's steps are used up; Error for a rule that makes no sense
 */
export function expandSeries(
  event: EventTimes,
  properties: readonly IcsProperty[],
  context: ZoneContext,
  span: SeriesSpan,
  feedBudget: StepBudget,
): Series {
  const occurrences = new Map<number, EventTimes>([[event.start.millis, event]]);
  const budget = new StepBudget(STEPS_PER_EVENT);
  let isWhole = true;
  for (const property of properties) {
    for (const value of property.values) {
      if (property.name === 'RDATE') {
        const added = readFurtherDate(value, property, event, context);
        occurrences.set(added.start.millis, added);
      } else if (property.name === 'RRULE') {
        try {
          addRule(occurrences, value, property, event, context, span, budget);
        } catch (error) {
          if (!(error instanceof StepsSpent)) throw error;
          isWhole = false;
        }
      }
    }
  }
  feedBudget.spend(budget.spent);
  const isExcluded = readExceptions(properties, context);
  for (const [millis, { start }] of occurrences) if (isExcluded(start)) occurrences.delete(millis);
  return { occurrences, isExcluded, isWhole };
}

function addRule(
  occurrences: Map<number, EventTimes>,
  rule: unknown,
  property: IcsProperty,
  event: EventTimes,
  context: ZoneContext,
  span: SeriesSpan,
  budget: StepBudget,
): void {
  const { wallMillis: startWallMillis, isDate, zone } = event.start;
  const until = toUntilWallMillis(untilOfRule(rule), property, event.start, context);
  for (const wallMillis of expandRule(rule, startWallMillis, until, isDate, span, budget)) {
    const start = toMoment(wallMillis, isDate, zone);
    if (!occurrences.has(start.millis)) occurrences.set(start.millis, { ...event, start });
  }
}

function readExceptions(properties: readonly IcsProperty[], context: ZoneContext): (start: Moment) => boolean {
  const instants = new Set<number>();
  const days = new Set<string>();
  for (const property of properties) {
    if (property.name !== 'EXDATE') continue;
    for (const value of property.values) {
      const moment = readMoment(value, property, context);
      // A day given for an event with times excepts what happens on that day.
      if (moment.isDate) days.add(toIso(moment));
      else instants.add(moment.millis);
    }
  }
  return (start) => instants.has(start.millis) || (days.size > 0 && days.has(toIso({ ...start, isDate: true })));
}

function readFurtherDate(value: unknown, property: IcsProperty, event: EventTimes, context: ZoneContext): EventTimes {
  if (!Array.isArray(value)) return { ...event, start: readMoment(value, property, context) };
  const [from, to]: unknown[] = value;
  const start = readMoment(from, property, context);
  if (typeof to === 'string' && /^[+-]?P/.test(to)) return { start, lengthMillis: readDuration(to) };
  return { start, lengthMillis: Math.max(0, readMoment(to, property, context).millis - start.millis) };
}

function toUntilWallMillis(
  until: string | null,
  property: IcsProperty,
  start: Moment,
  context: ZoneContext,
): number | null {
  if (until === null) return null;
  const moment = readMoment(until, property, context);
  if (start.isDate) return Math.floor(moment.wallMillis / DAY_MILLIS) * DAY_MILLIS;
  // A day as the end of a series with times: that whole day still counts.
  if (moment.isDate) return moment.wallMillis + DAY_MILLIS - 1_000;
  if (!until.endsWith('Z')) return moment.wallMillis;
  const roughly = moment.millis + start.zone.offsetMillisAt(moment.millis);
  return moment.millis + start.zone.offsetMillisAt(roughly);
}
