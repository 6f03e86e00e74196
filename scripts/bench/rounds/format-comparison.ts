// A comparison for people: both medians, the ratio with its spread, and what was expected of it. Pure.
import type { Comparison, Unit } from './compare.ts';

const three = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Several lines, without one at the end. */
export function formatComparison({ what, unit, rounds, a, b, ratio, expected, isAsExpected }: Comparison): string {
  const values = [a, b].map(({ median }) => formatValue(median, unit));
  const labelWidth = Math.max(a.label.length, b.label.length);
  const valueWidth = Math.max(...values.map((value) => value.length));
  const lines = [a, b].map(
    ({ label }, at) => `    ${'AB'[at]}  ${label.padEnd(labelWidth)}  ${values[at]?.padStart(valueWidth)}`,
  );
  const spread = `${three.format(ratio.lower)} to ${three.format(ratio.upper)}`;
  return [
    `  ${what}`,
    ...lines,
    `    A/B ${three.format(ratio.median)} (middle half of ${rounds} rounds: ${spread})`,
    `    expected: at most ${three.format(expected.atMost)}, ${expected.because}; ${isAsExpected ? 'it is' : 'it is NOT'}`,
  ].join('\n');
}

function formatValue(value: number, unit: Unit): string {
  return unit === 'ms' ? `${three.format(value)} ms` : `${whole.format(value)} ${unit}`;
}
