import { describe, expect, it } from 'vitest';
import { findMeantTerms } from '../../../../subgraphs/discovery/ranking/meant-terms.ts';

const meant = (query: string): readonly string[] => findMeantTerms(query.split(' ')).map(({ words }) => words);

describe('what a query as a whole asks for', () => {
  it('is what most of its words are said for, though no phrase of it is known', () => {
    expect(meant('rubbing comb jumper paper sticks').slice(0, 3)).toContain('"static electricity"');
    expect(meant('days shorter leaves falling autumn').slice(0, 3)).toContain('"seasonal changes"');
  });

  it('does not hang on the order or the form of the words', () => {
    expect(meant('boat floats sinks')).toEqual(meant('sink boats float'));
  });

  it('starts with the surest, which has all of the weight, and ends before what is much less sure', () => {
    const weights = findMeantTerms(['boats', 'float']).map(({ weight }) => weight);
    expect(weights[0]).toBe(1);
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    expect(Math.min(...weights)).toBeGreaterThan(0.1);
    expect(weights.length).toBeLessThanOrEqual(30);
  });

  it('is nothing for words that nobody says, and for none', () => {
    expect(findMeantTerms(['zyxxy'])).toEqual([]);
    expect(findMeantTerms([])).toEqual([]);
  });
});
