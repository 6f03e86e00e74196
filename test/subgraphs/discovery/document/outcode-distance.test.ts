import { describe, expect, it } from 'vitest';
import { milesBetween } from '../../../../subgraphs/discovery/document/miles.ts';
import {
  outcodeOfPlace,
  outcodesWithin,
  postcodeAreaOf,
} from '../../../../subgraphs/discovery/document/outcode-distance.ts';
import { findOutcode } from '../../../../subgraphs/kit/vocabulary/outcodes.ts';

const YORK = { latitude: 53.96, longitude: -1.083 };

describe('distances over the ground', () => {
  it('are those of a great circle', () => {
    expect(milesBetween(YORK, { latitude: 51.5074, longitude: -0.1278 })).toBeCloseTo(173.9, 0);
    expect(milesBetween(YORK, YORK)).toBe(0);
  });
});

describe('the district of a place', () => {
  it('is the postcode’s own, else the one whose middle is nearest', () => {
    expect(outcodeOfPlace('NR31 0AA', YORK)).toBe('NR31');
    expect(outcodeOfPlace(null, YORK)).toBe('YO1');
    expect(outcodeOfPlace('ZZ99 9ZZ', YORK)).toBe('YO1');
  });

  it('has the letters of its area', () => {
    expect(['NR31', 'E1', 'EC1A'].map(postcodeAreaOf)).toEqual(['NR', 'E', 'EC']);
  });
});

describe('the districts around a place', () => {
  it('are those whose middle lies within', () => {
    const within = outcodesWithin(YORK, 3);
    expect(within).toContain('YO1');
    expect(within).not.toContain('LS1');
    for (const outcode of within) {
      const middle = findOutcode(outcode);
      expect(middle === null ? Number.NaN : milesBetween(YORK, middle)).toBeLessThanOrEqual(3);
    }
  });
});
