// Works out when an event takes place within a window, with the occurrences that were moved or cancelled one by one.
// More occurrences than the cap, or than the steps allow, are told, never silently left out.

import { DAY_MILLIS, type EventTimes, toSpan } from './ics-event-times.ts';
import { type Moment, toIso, toMoment, type ZoneContext } from './ics-moment.ts';
import type { IcsProperty } from './ics-properties.ts';
import type { SeriesSpan, StepBudget } from './ics-recurrence.ts';
import { expandSeries } from './ics-series.ts';

export interface CalendarOccurrence {
  /** ISO 8601; a day without a time for an all-day event. */
  readonly start: string;
  /** ISO 8601, exclusive; null when the event states no end. */
  readonly end: string | null;
  /** Where the series had this occurrence before any move; null when the event does not recur. */
  readonly recurrenceId: string | null;
}

export interface OccurrenceWindow {
  readonly from: Date;
  readonly to: Date;
  readonly maxOccurrences: number;
}

/** A VEVENT that replaces one occurrence of a series, or that one and all later ones. */
export interface Override extends EventTimes {
  readonly recurrenceId: Moment;
  readonly isThisAndFuture: boolean;
  readonly cancelled: boolean;
}

interface Found {
  /** As the series has it. */
  readonly original: EventTimes;
  readonly actual: EventTimes;
}

/** How many occurrences of one event may be replaced; a calendar with more is a mistake or an attack. */
export const MAX_OVERRIDES = 2_000;

/**
 * The occurrences of one event within the window, in order.
 * An event that does not recur has its one occurrence whenever it is: the window is there to cut series.
 * @throws StepsSpent when the feed's steps are used up; Error for a rule that makes no sense, or one that yields so
 *   much before the window that the window is not reached
 */
export function listOccurrences(
  event: EventTimes,
  properties: readonly IcsProperty[],
  overrides: readonly Override[],
  context: ZoneContext,
  window: OccurrenceWindow,
  feedBudget: StepBudget,
): { readonly occurrences: readonly CalendarOccurrence[]; readonly hasMore: boolean } {
  const isRecurring = properties.some(({ name }) => name === 'RRULE' || name === 'RDATE');
  if (!isRecurring && overrides.length === 0) {
    return { occurrences: [{ ...toSpan(event), recurrenceId: null }], hasMore: false };
  }
  if (overrides.length > MAX_OVERRIDES) throw new Error(`expected at most ${MAX_OVERRIDES} replaced occurrences`);
  const series = expandSeries(event, properties, context, toSeriesSpan(event, overrides, window), feedBudget);
  const overrideOf = createOverrideLookup(overrides);
  const used = new Set<Override>();
  const found: Found[] = [];
  for (const original of series.occurrences.values()) {
    const own = overrideOf.own(original.start);
    if (own !== undefined) used.add(own);
    const actual = own ?? shiftBy(overrideOf.ranged(original.start), original);
    if (!('cancelled' in actual && actual.cancelled)) found.push({ original, actual });
  }
  // Moved into the window from after it, or of a series whose rule does not name them.
  for (const actual of overrides) {
    const isKnown = actual.isThisAndFuture || actual.cancelled || used.has(actual);
    if (isKnown || series.isExcluded(actual.recurrenceId)) continue;
    found.push({ original: { ...event, start: actual.recurrenceId }, actual });
  }
  const within = found
    .filter(({ actual }) => isWithin(actual, window))
    .sort((one, other) => one.actual.start.millis - other.actual.start.millis);
  if (!series.isWhole && within.length === 0) {
    throw new Error('expected a recurrence that can be followed up to the present');
  }
  return {
    occurrences: within
      .slice(0, window.maxOccurrences)
      .map(({ original, actual }) => ({ ...toSpan(actual), recurrenceId: toIso(original.start) })),
    hasMore: !series.isWhole || within.length > window.maxOccurrences,
  };
}

function toSeriesSpan(event: EventTimes, overrides: readonly Override[], { from, to }: OccurrenceWindow): SeriesSpan {
  const { isDate, zone } = event.start;
  const toWall = (instant: Date): number => instant.getTime() + zone.offsetMillisAt(instant.getTime());
  // Days are wider than instants, and the offset may be that of the other side of a change of the clocks.
  const margin = isDate ? DAY_MILLIS : 3_600_000;
  // Where a change moves all later occurrences, an early one may end up in the window.
  const isShifted = overrides.some(({ isThisAndFuture }) => isThisAndFuture);
  const fromWallMillis = isShifted ? 0 : toWall(from) - (event.lengthMillis ?? 0) - margin;
  return { fromWallMillis, toWallMillis: toWall(to) + margin };
}

function createOverrideLookup(overrides: readonly Override[]): {
  own(start: Moment): Override | undefined;
  ranged(start: Moment): Override | undefined;
} {
  const single = overrides.filter(({ isThisAndFuture }) => !isThisAndFuture);
  const byKey = new Map(single.map((override) => [toKey(override.recurrenceId), override]));
  const ranged = overrides
    .filter(({ isThisAndFuture }) => isThisAndFuture)
    .sort((one, other) => one.recurrenceId.millis - other.recurrenceId.millis);
  return {
    // Gotcha: some calendars name the moved occurrence of a timed event by its day.
    own: (start) =>
      byKey.size === 0 ? undefined : (byKey.get(toKey(start)) ?? byKey.get(toKey({ ...start, isDate: true }))),
    ranged: (start) => ranged.findLast(({ recurrenceId }) => recurrenceId.millis <= start.millis),
  };
}

function toKey(moment: Moment): string {
  return moment.isDate ? toIso(moment) : String(moment.millis);
}

function shiftBy(ranged: Override | undefined, original: EventTimes): EventTimes | Override {
  if (ranged === undefined) return original;
  const wallMillis = ranged.start.wallMillis + original.start.wallMillis - ranged.recurrenceId.wallMillis;
  return { ...ranged, start: toMoment(wallMillis, ranged.start.isDate, ranged.start.zone) };
}

function isWithin({ start, lengthMillis }: EventTimes, { from, to }: OccurrenceWindow): boolean {
  const end = start.millis + (lengthMillis ?? 0);
  return start.millis < to.getTime() && (end > from.getTime() || start.millis >= from.getTime());
}
