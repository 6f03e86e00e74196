// Expands one recurrence rule by ical.js, within a number of steps: rules can be written that never yield anything, or
// yield each second for centuries. Works on local clock time, as RFC 5545 has it; the caller puts the zone back.

import ICAL from 'ical.js';
import { z } from 'zod';
import { toFloatingTime } from './ics-time-zone.ts';

/** Thrown when the steps allowed for expanding are used up. */
export class StepsSpent extends Error {}

/** Counts steps, of one event or of a whole feed. */
export class StepBudget {
  readonly #allowed: number;
  #spent = 0;

  constructor(steps: number) {
    this.#allowed = steps;
  }

  /** @throws StepsSpent */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#allowed) throw new StepsSpent('too many steps');
  }

  get spent(): number {
    return this.#spent;
  }
}

const LONGEST_RULE = 1_000;
const MAX_INTERVAL = 1_000;
// A step takes about 10 microseconds; ical.js counts this many days in that time.
const DAYS_PER_STEP = 30;
const PERIODS: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: 86_400_000,
  WEEKLY: 7 * 86_400_000,
};
const ruleData = z.looseObject({
  freq: z.string(),
  count: z.number().optional(),
  interval: z.coerce.number().int().min(1).max(MAX_INTERVAL).optional(),
  until: z.string().optional(),
});

/** The end that a rule states, as its text; null when it has none. */
export function untilOfRule(rule: unknown): string | null {
  return parseRule(rule).until ?? null;
}

function parseRule(rule: unknown): z.infer<typeof ruleData> {
  const parsed = ruleData.safeParse(rule);
  if (parsed.success) return parsed.data;
  throw new Error(`expected a recurrence rule with a frequency and an interval of 1 to ${MAX_INTERVAL}`);
}

/** Which part of a series is wanted, as local clock times. */
export interface SeriesSpan {
  readonly fromWallMillis: number;
  readonly toWallMillis: number;
}

/**
 * The local clock times of a rule's occurrences in the span, in order.
 * @param rule the decoded RRULE
 * @param startWallMillis the local clock time of DTSTART
 * @param untilWallMillis the end that the rule states, as local clock time
 * @throws StepsSpent, or any error for a rule that makes no sense
 */
export function* expandRule(
  rule: unknown,
  startWallMillis: number,
  untilWallMillis: number | null,
  isDate: boolean,
  span: SeriesSpan,
  budget: StepBudget,
): Generator<number> {
  if (JSON.stringify(rule).length > LONGEST_RULE) throw new Error('expected a recurrence rule of a sane length');
  const { until: _, ...data } = parseRule(rule);
  const recurrence = new ICAL.Recur(data);
  if (untilWallMillis !== null) recurrence.until = toFloatingTime(untilWallMillis, isDate);
  const firstWallMillis = skipPeriods(data, startWallMillis, span.fromWallMillis);
  const iterator = createBoundedIterator(recurrence, toFloatingTime(firstWallMillis, isDate), budget);
  for (let time = iterator.next(); time; time = iterator.next()) {
    const wallMillis = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
    if (wallMillis > span.toWallMillis) return;
    if (wallMillis >= span.fromWallMillis) yield wallMillis;
  }
}

// A rule up to weekly repeats itself after its period, so it may as well start later, unless it counts from the start.
function skipPeriods({ freq, interval = 1, count }: z.infer<typeof ruleData>, start: number, from: number): number {
  const period = (PERIODS[freq] ?? 0) * interval;
  if (period === 0 || count !== undefined || from <= start) return start;
  return start + Math.floor((from - start) / period) * period;
}

// ical.js searches inside a single next(), and already when it is constructed, so the steps are counted in the methods
// that every search goes through.
function createBoundedIterator(rule: ICAL.Recur, dtstart: ICAL.Time, budget: StepBudget): ICAL.RecurIterator {
  class BoundedIterator extends ICAL.RecurIterator {
    override check_contracting_rules(): boolean {
      budget.spend(1);
      return super.check_contracting_rules();
    }

    override increment_monthday(inc: number): void {
      budget.spend(Math.ceil(inc / DAYS_PER_STEP));
      super.increment_monthday(inc);
    }

    override next_month(): number {
      budget.spend(4);
      return super.next_month();
    }

    override increment_month(): void {
      budget.spend(1);
      super.increment_month();
    }

    override expand_year_days(year: number): number {
      budget.spend(5);
      return super.expand_year_days(year);
    }
  }
  return new BoundedIterator({ rule, dtstart });
}
