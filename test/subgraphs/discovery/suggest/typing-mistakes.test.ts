import { describe, expect, it } from 'vitest';
import {
  countForgiven,
  countMistakes,
  countMistakesInBeginning,
} from '../../../../subgraphs/discovery/suggest/typing-mistakes.ts';

describe('typing mistakes', () => {
  it.each([
    ['forces', 'forces', 0],
    ['forses', 'forces', 1],
    ['pyhton', 'python', 1],
    ['rocktes', 'rockets', 1],
    ['kirchof', 'kirchhoff', 2],
    ['fotosynthesis', 'photosynthesis', 2],
    ['zeppelin', 'electron', 7],
    ['', 'at', 2],
  ])('of %s for %s are counted', (typed, word, count) => {
    expect(countMistakes(typed, word, 9)).toBe(count);
  });

  it.each([
    ['electrisi', 'electricityandmagnetism', 1, 1],
    ['fotosyn', 'photosynthesis', 2, 2],
    ['micobit', 'microbit', 1, 1],
    ['force', 'forces', 1, 0],
    ['rocket', 'robot', 1, null],
    ['planets', 'plan', 2, null],
  ])('of %s as the beginning of %s, of at most %i', (typed, text, most, count) => {
    expect(countMistakesInBeginning(typed, text, most)).toBe(count);
    expect(countMistakesInBeginning('electr', 'electr', 0)).toBe(0);
  });

  it('are forgiven by the length of the word', () => {
    expect([3, 4, 6, 7, 11, 12].map(countForgiven)).toEqual([0, 1, 1, 2, 2, 3]);
  });
});
