import { describe, expect, it } from 'vitest';
import { findNearestWord, isSameWord, toWordKey } from '../../../../subgraphs/discovery/suggest/nearest-word.ts';

describe('the nearest word', () => {
  it.each([
    ['kirchof', ['Circuits', 'Kirchhoff'], 'Kirchhoff'],
    ['rocktes', ['rocket', 'Rockets', 'rockets'], 'rockets'],
    ['Enviroment', ['environment'], 'Environment'],
    ['micobit', ['micro:bit'], 'micro:bit'],
    ['fotosynthesis', ['Photosynthesis'], 'Photosynthesis'],
    ['lectricity', ['electricity'], 'electricity'],
    ['sceince', ['science', 'silence', 'silence'], 'science'],
    ['circuts', ['circuit', 'circuit', 'circuits'], 'circuits'],
    ['planit', ['plan', 'planet', 'plants', 'planet'], 'planet'],
    ['designr', ['designs', 'designer', 'designer'], 'designer'],
  ])('to %s among %j is %s', (typed, words, nearest) => {
    expect(findNearestWord(typed, words)).toBe(nearest);
  });

  it.each([
    ['hawking', ['hacking', 'making']],
    ['laser', ['later']],
    ['radiation', ['aviation']],
    ['zeppelin', ['electron']],
    ['cat', ['car']],
    ['forces', ['forces']],
    ['forces', []],
  ])('to %s is none of %j', (typed, words) => {
    expect(findNearestWord(typed, words)).toBeNull();
  });

  it('knows a word in its other forms', () => {
    expect(isSameWord('rocket', 'rockets')).toBe(true);
    expect(isSameWord('batteries', 'battery')).toBe(true);
    expect(isSameWord('rocktes', 'rockets')).toBe(false);
    expect(toWordKey('Micro:bit')).toBe('microbit');
  });
});
