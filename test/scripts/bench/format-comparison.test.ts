// A comparison as people read it.
import { expect, it } from 'vitest';
import { formatComparison } from '../../../scripts/bench/rounds/format-comparison.ts';

const comparison = {
  what: 'the whole operation',
  unit: 'ms',
  rounds: 30,
  a: { label: 'ours', median: 3.21456 },
  b: { label: 'the other', median: 1234.5 },
  ratio: { median: 0.51, lower: 0.50449, upper: 0.6 },
  expected: { atMost: 0.8, because: 'since it does less' },
  isAsExpected: true,
} as const;

it('names both sides with their medians, the ratio with its spread, and what was expected', () => {
  expect(formatComparison(comparison)).toBe(
    [
      '  the whole operation',
      '    A  ours        3.21 ms',
      '    B  the other  1,230 ms',
      '    A/B 0.51 (middle half of 30 rounds: 0.504 to 0.6)',
      '    expected: at most 0.8, since it does less; it is',
    ].join('\n'),
  );
});

it('says when a ratio is not as expected, and gives counts whole', () => {
  const bytes = { ...comparison, unit: 'bytes', isAsExpected: false, b: { label: 'B', median: 120216 } } as const;
  expect(formatComparison(bytes).split('\n').slice(1)).toEqual([
    '    A  ours        3 bytes',
    '    B  B     120,216 bytes',
    '    A/B 0.51 (middle half of 30 rounds: 0.504 to 0.6)',
    '    expected: at most 0.8, since it does less; it is NOT',
  ]);
});
