import { describe, expect, it } from 'vitest';
import { takeValues } from '../../../../subgraphs/discovery/search/to-facets.ts';

const values = ['Science', 'Maths', 'Computing', 'Music'].map((value, at) => ({
  value,
  label: value,
  count: 9 - at,
  selected: value === 'Music',
}));
const taken = (first: number | null): readonly string[] => takeValues(values, first).map(({ value }) => value);

describe('the values of a facet', () => {
  it('are all of them, or the most frequent and what is selected', () => {
    expect(taken(null)).toEqual(['Science', 'Maths', 'Computing', 'Music']);
    expect(taken(2)).toEqual(['Science', 'Maths', 'Music']);
  });

  it.each([0, 2_001, 1.5])('cannot be %s of them', (first) => {
    expect(() => taken(first)).toThrow(`facets.values.first: expected a whole number from 1 to 2000, got ${first}`);
  });
});
