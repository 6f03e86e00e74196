import { describe, expect, it } from 'vitest';
import { toWordStem } from '../../../../subgraphs/kit/vocabulary/word-stem.ts';

describe('the stem of a word', () => {
  it.each([
    ['robot', 'robots'],
    ['build', 'building', 'builds', 'build'],
    ['melt', 'melted', 'melting', 'melts'],
    ['float', 'floats', 'floating', 'floated'],
    ['energy', 'energies'],
    ['magnet', 'magnets'],
    ['swim', 'swimming', 'swims'],
    ['circuit', 'circuits'],
    ['bridg', 'bridge', 'bridges'],
    ['mak', 'make', 'making', 'makes'],
  ])('is %s for all its forms', (stem, ...forms) => {
    expect(forms.map(toWordStem)).toEqual(forms.map(() => stem));
  });

  it.each(['car', 'led', 'gas', 'dt', 'glass', 'mass', 'ring', 'king', 'bus'])(
    'is the word itself where too little of it would be left: %s',
    (word) => {
      expect(toWordStem(word)).toBe(word);
    },
  );

  it('is the same again when taken of a stem that stands', () => {
    for (const word of ['robots', 'building', 'energies', 'melted', 'circuits']) {
      expect(toWordStem(toWordStem(word))).toBe(toWordStem(word));
    }
  });

  it('does not grow, and never is empty', () => {
    for (const word of ['ies', 'sing', 'ingots', 'seeds', 'eeee', 'ssss', 'ring', 'bees', '2018s']) {
      const stem = toWordStem(word);
      expect(stem.length).toBeGreaterThan(0);
      expect(stem.length).toBeLessThanOrEqual(word.length);
    }
  });
});
