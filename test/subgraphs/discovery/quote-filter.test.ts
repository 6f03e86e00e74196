import { describe, expect, it } from 'vitest';
import { allOf, quoteFilter, toInFilter } from '../../../subgraphs/discovery/quote-filter.ts';

describe('quoting a filter value', () => {
  it.each([
    ['Circuits', '"Circuits"'],
    ['a "b" c', '"a \\"b\\" c"'],
    ['ends with \\', '"ends with \\\\"'],
    ['\\"', '"\\\\\\""'],
    ['x"] OR main = false OR topics IN ["', '"x\\"] OR main = false OR topics IN [\\""'],
    ["'single'", '"\'single\'"'],
    ['', '""'],
  ])('keeps %j inside its quotation marks', (value, quoted) => {
    expect(quoteFilter(value)).toBe(quoted);
  });

  it('quotes each value of a list', () => {
    expect(toInFilter('topics', ['a', 'b"'])).toBe('topics IN ["a", "b\\""]');
  });
});

describe('joining filters', () => {
  it('passes over those that say nothing', () => {
    expect(allOf(['a = 1', '', 'b = 2'])).toBe('a = 1 AND b = 2');
    expect(allOf([])).toBe('');
  });
});
