import { describe, expect, it } from 'vitest';
import { listPlaces } from '../../../../subgraphs/discovery/place/list-places.ts';

describe('the list of places', () => {
  const places = listPlaces();

  it('has each name and kind once', () => {
    expect(new Set(places.map(({ name, kind }) => `${kind} ${name.toLowerCase()}`)).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(2_000);
  });

  it('has towns, councils, partnerships and regions, and nothing outside the United Kingdom', () => {
    expect([...new Set(places.map(({ kind }) => kind))].sort()).toEqual([
      'LOCAL_AUTHORITY',
      'LOCAL_ENTERPRISE_PARTNERSHIP',
      'REGION',
      'TOWN',
    ]);
    const outside = places.filter(
      ({ latitude, longitude }) => latitude < 49.8 || latitude > 61 || longitude < -8.2 || longitude > 1.8,
    );
    expect(outside).toEqual([]);
  });

  it('puts the middle of an area where its people are, not between its parts', () => {
    const cornwall = places.find(({ name }) => name === 'Cornwall and Isles of Scilly');
    expect(cornwall).toMatchObject({ latitude: expect.closeTo(50.3, 0), longitude: expect.closeTo(-4.9, 0) });
    expect(places.filter(({ name }) => name === 'Newport')).toMatchObject([
      { kind: 'TOWN', region: 'WALES' },
      { kind: 'LOCAL_AUTHORITY', region: 'WALES' },
    ]);
  });
});
