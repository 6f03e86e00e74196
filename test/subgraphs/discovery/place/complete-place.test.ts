import { describe, expect, it } from 'vitest';
import { completePlace } from '../../../../subgraphs/discovery/place/complete-place.ts';
import { findPlace } from '../../../../subgraphs/discovery/place/find-place.ts';

const names = (prefix: string, first = 4): readonly string[] => completePlace(prefix, first).map(({ name }) => name);

describe('completions of a place', () => {
  it('begin as typed, the largest first and the town of that very name before all', () => {
    expect(names('sto', 3)).toEqual(['Stockport', 'Stockton-on-Tees', 'Stoke-on-Trent']);
    expect(names('york', 2)).toEqual(['York', 'Yorkshire and The Humber']);
    expect(names('london', 1)).toEqual(['London']);
  });

  it('begin with a later word too, after names that begin so', () => {
    expect(names('trent')).toEqual([
      'Stoke-on-Trent',
      'Burton upon Trent',
      'Newark-on-Trent',
      'Stoke-on-Trent and Staffordshire',
    ]);
    expect(names('bath')).toEqual(['Bath', 'Bath and North East Somerset', 'Bathgate', 'Matlock Bath']);
  });

  it.each([
    ['newcastle up', 'Newcastle upon Tyne'],
    ['the wir', 'Wirral'],
    ['n york', 'North Yorkshire'],
    ['brum', 'Birmingham'],
    ["king's ly", "King's Lynn"],
    ['manchetser', 'Manchester'],
    ['birmn', 'Birmingham'],
    ['notingh', 'Nottinghamshire'],
    ['brightton', 'Brighton'],
    ['liverpoil', 'Liverpool'],
  ])('read %s as the beginning of %s', (prefix, name) => {
    expect(names(prefix, 2)).toContain(name);
  });

  it('forgive no mistake in a few letters, nor in the first', () => {
    expect([names('mnch'), names('nanchester')]).toEqual([[], []]);
  });

  it('are none where nothing begins so', () => {
    for (const prefix of ['', '  ', '!', 'the', 'xq', 'qqqqqq', 'x'.repeat(5_000)]) {
      expect(completePlace(prefix, 8)).toEqual([]);
    }
  });

  it('are at most as many as asked for, none twice, and the same each time', () => {
    const found = completePlace('s', 50);
    expect(found).toHaveLength(50);
    expect(new Set(found.map(({ name }) => name)).size).toBe(50);
    expect(completePlace('s', 50)).toEqual(found);
    expect(completePlace('s', 5)).toEqual(found.slice(0, 5));
  });

  it('are what their names find', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwy') {
      for (const place of completePlace(letter, 20)) expect(findPlace(place.name)).toEqual(place);
    }
  });
});
