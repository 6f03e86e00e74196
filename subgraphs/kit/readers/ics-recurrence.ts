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
const ruleData = z.looseObject({
  interval: z.coerce.number().int().min(1).max(MAX_INTERVAL).optional(),
  until: z.string().optional(),
});

/** The end that a rule states, as its text; null when it has none. */
export function untilOfRule(rule: unknown): string | null {
  return ruleData.parse(rule).until ?? null;
}

/**
 * The local clock times of a rule's occurrences, in order, endless where the rule is.
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
  budget: StepBudget,
): Generator<number> {
  if (JSON.stringify(rule).length > LONGEST_RULE) throw new Error('expected a recurrence rule of a sane length');
  const { until: _, ...data } = ruleData.parse(rule);
  const recurrence = new ICAL.Recur(data);
  if (untilWallMillis !== null) recurrence.until = toFloatingTime(untilWallMillis, isDate);
  const iterator = createBoundedIterator(recurrence, toFloatingTime(startWallMillis, isDate), budget);
  for (let time = iterator.next(); time; time = iterator.next()) {
    yield Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  }
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
