// What the rounds of two things come to: each one's median, and the ratio of the two with its spread. The ratio is taken
// within each round, so that what slows the machine down for a while slows both and cancels out. Pure.
import { quantile } from './quantile.ts';

export type Unit = 'ms' | 'requests' | 'bytes';

export interface Series {
  readonly label: string;
  /** One for each round. */
  readonly values: readonly number[];
}

/** What we expect of a ratio, as information: a machine that is busy may show more. */
export interface Expectation {
  readonly atMost: number;
  /** Why, in half a sentence. */
  readonly because: string;
}

export interface ComparisonInput {
  readonly what: string;
  readonly unit: Unit;
  /** What the bench is about. */
  readonly a: Series;
  /** What it is held against; the same number of rounds. */
  readonly b: Series;
  readonly expected: Expectation;
}

export interface Comparison {
  readonly what: string;
  readonly unit: Unit;
  readonly rounds: number;
  readonly a: Median;
  readonly b: Median;
  /** A divided by B: the median over the rounds, and between which values the middle half of them lies. */
  readonly ratio: { readonly median: number; readonly lower: number; readonly upper: number };
  readonly expected: Expectation;
  readonly isAsExpected: boolean;
}

export interface Median {
  readonly label: string;
  readonly median: number;
}

/** Throws a RangeError for series that cannot be compared: of other lengths, empty, or with a B that is not above 0. */
export function compare({ what, unit, a, b, expected }: ComparisonInput): Comparison {
  if (a.values.length !== b.values.length) {
    throw new RangeError(`${what}: expected as many rounds of each, got ${a.values.length} and ${b.values.length}`);
  }
  const ratios = a.values.map((value, at) => toRatio(value, b.values[at] ?? Number.NaN, `${what}, ${b.label}`));
  const median = quantile(ratios, 0.5);
  return {
    what,
    unit,
    rounds: ratios.length,
    a: { label: a.label, median: quantile(a.values, 0.5) },
    b: { label: b.label, median: quantile(b.values, 0.5) },
    ratio: { median, lower: quantile(ratios, 0.25), upper: quantile(ratios, 0.75) },
    expected,
    isAsExpected: median <= expected.atMost,
  };
}

function toRatio(value: number, by: number, place: string): number {
  if (!(by > 0)) throw new RangeError(`${place}: expected more than 0 to divide by, got ${by}`);
  return value / by;
}
