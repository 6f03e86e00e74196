// What rounds come to, worked out by hand.
import { expect, it } from 'vitest';
import { compare } from '../../../scripts/bench/rounds/compare.ts';
import { quantile } from '../../../scripts/bench/rounds/quantile.ts';

const input = {
  what: 'a page',
  unit: 'ms',
  a: { label: 'ours', values: [10, 40, 12, 9, 11] },
  b: { label: 'theirs', values: [20, 80, 20, 20, 20] },
  expected: { atMost: 0.55, because: 'for a reason' },
} as const;

it('takes the ratio within each round, so that a slow round of both does not show', () => {
  expect(compare(input)).toEqual({
    what: 'a page',
    unit: 'ms',
    rounds: 5,
    a: { label: 'ours', median: 11 },
    b: { label: 'theirs', median: 20 },
    ratio: { median: 0.5, lower: 0.5, upper: 0.55 },
    expected: { atMost: 0.55, because: 'for a reason' },
    isAsExpected: true,
  });
});

it('says when the median is above what was expected, and not when only some rounds are', () => {
  expect(compare({ ...input, expected: { atMost: 0.5, because: '' } }).isAsExpected).toBe(true);
  expect(compare({ ...input, expected: { atMost: 0.49, because: '' } }).isAsExpected).toBe(false);
});

it('takes a side of nothing against a side of something for a ratio of 0', () => {
  const { ratio } = compare({ ...input, a: { label: 'ours', values: [0, 0, 0, 0, 0] } });
  expect(ratio).toEqual({ median: 0, lower: 0, upper: 0 });
});

it('refuses what cannot be divided or paired, and says which', () => {
  const zero = { label: 'theirs', values: [20, 0, 20, 20, 20] };
  expect(() => compare({ ...input, b: zero })).toThrow('a page, theirs: expected more than 0 to divide by, got 0');
  const short = { label: 'theirs', values: [20] };
  expect(() => compare({ ...input, b: short })).toThrow('a page: expected as many rounds of each, got 5 and 1');
  const none = { label: 'none', values: [] };
  expect(() => compare({ ...input, a: none, b: none })).toThrow('expected values, got 0');
});

it('finds a quantile between two values where it falls between them, whatever their order', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([4, 1, 3, 2], 0)).toBe(1);
  expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  expect(quantile([10, 9, 100], 0.25)).toBe(9.5);
  expect(quantile([7], 0.75)).toBe(7);
});
