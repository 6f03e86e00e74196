import { describe, expect, it } from 'vitest';
import { outcodeOf, parsePostcode } from '../../../../subgraphs/kit/normalise/postcode.ts';
import { resolvePlace } from '../../../../subgraphs/kit/normalise/resolve-place.ts';

describe('parsePostcode', () => {
  it.each([
    ['Watling Academy, Milton Keynes, MK8 1EP, East Midlands', 'MK8 1EP'],
    ['yo105dd', 'YO10 5DD'],
    ['ec1a 1bb', 'EC1A 1BB'],
    ['Room E14, no postcode', null],
    ['NOTAPOSTCODE1 2AB3', null],
    [null, null],
  ])('finds in %s the postcode %s', (text, postcode) => {
    expect(parsePostcode(text)).toBe(postcode);
  });
});

describe('outcodeOf', () => {
  it.each([
    ['MK8 1EP', 'MK8'],
    [' mk8 ', 'MK8'],
    ['sw1a1aa', 'SW1A'],
    ['Milton Keynes', null],
  ])('of %s is %s', (text, outcode) => {
    expect(outcodeOf(text)).toBe(outcode);
  });
});

describe('resolvePlace', () => {
  it('finds the middle of a district, its region and town', () => {
    const york = {
      latitude: 53.95031,
      longitude: -1.05822,
      precision: 'OUTCODE',
      region: 'YORKSHIRE_AND_THE_HUMBER',
      town: 'York',
    };
    expect(resolvePlace('YO10 5DD')).toEqual(york);
    expect(resolvePlace('yo10')).toEqual(york);
    expect(resolvePlace('M1')?.town).toBe('Manchester');
    expect(resolvePlace('LS1')?.town).toBe('Leeds');
  });

  it('knows no district that does not exist', () => {
    expect(resolvePlace('ZZ99 9ZZ')).toBeNull();
    expect(resolvePlace('York')).toBeNull();
  });
});
