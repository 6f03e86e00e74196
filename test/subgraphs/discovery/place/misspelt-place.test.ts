import { describe, expect, it } from 'vitest';
import { namesLike } from '../../../../subgraphs/discovery/place/misspelt-place.ts';

describe('names like what was typed', () => {
  it.each<[string, readonly string[]]>([
    ['Ooldham', ['Oldham', 'Fordham', 'Aldham']],
    ['Atlantis', []],
    ['x', []],
    ['', []],
  ])('for %j are the nearest, if any', (words, names) => {
    expect(namesLike(words, 3)).toEqual(names);
  });

  it('are sought in the beginning of an endless text', () => {
    expect(namesLike('y'.repeat(5_000), 3)).toEqual([]);
  });

  it('are no more than asked for', () => {
    expect(namesLike('Ooldham', 1)).toEqual(['Oldham']);
  });
});
