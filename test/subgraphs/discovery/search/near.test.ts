import { describe, expect, it } from 'vitest';
import type { Near } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { readNear } from '../../../../subgraphs/discovery/search/near.ts';

const refuses = (near: Near): unknown => {
  try {
    return readNear(near);
  } catch (error) {
    return error;
  }
};

describe('a place to search near', () => {
  it('may be left out', () => {
    expect([readNear(null), readNear(undefined)]).toEqual([null, null]);
  });

  it('is the middle of a postcode’s district', () => {
    const middle = { latitude: expect.closeTo(52.57, 1), longitude: expect.closeTo(1.7, 1) };
    const nr31 = {
      ...middle,
      withinMiles: null,
      place: { ...middle, name: 'NR31', kind: 'POSTCODE', region: 'EAST_OF_ENGLAND' },
    };
    expect(readNear({ postcode: 'NR31 0AA' })).toEqual(nr31);
    expect(readNear({ postcode: ' nr31 ' })).toEqual(nr31);
  });

  it('may be coordinates, with a radius', () => {
    expect(readNear({ latitude: 52.5678, longitude: 1.7333, withinMiles: 5 })).toEqual({
      latitude: 52.5678,
      longitude: 1.7333,
      withinMiles: 5,
      place: { name: '52.57, 1.73', kind: 'POINT', latitude: 52.5678, longitude: 1.7333, region: null },
    });
    expect(readNear({ latitude: 0, longitude: -0.001 })?.place.name).toBe('0, 0');
  });

  it('may be the name of a place, or a postcode for a name', () => {
    const middle = { latitude: expect.closeTo(53.02, 1), longitude: expect.closeTo(-2.16, 1) };
    expect(readNear({ place: 'stoke', withinMiles: 20 })).toEqual({
      ...middle,
      withinMiles: 20,
      place: { ...middle, name: 'Stoke-on-Trent', kind: 'TOWN', region: 'WEST_MIDLANDS' },
    });
    expect(readNear({ place: 'ST4 2DE' })).toEqual(readNear({ postcode: 'ST4' }));
  });

  it.each<[Near, string]>([
    [{}, 'near'],
    [{ latitude: 51 }, 'near'],
    [{ postcode: 'NR31', latitude: 51, longitude: 0 }, 'near'],
    [{ postcode: 'NR31', place: 'Stoke' }, 'near'],
    [{ place: 'Stoke', latitude: 51 }, 'near'],
    [{ postcode: '' }, 'near.postcode'],
    [{ postcode: 'ZZ99' }, 'near.postcode'],
    [{ postcode: 'Stoke' }, 'near.postcode'],
    [{ postcode: `NR31${'x'.repeat(5_000)}` }, 'near.postcode'],
    [{ place: '' }, 'near.place'],
    [{ place: 'Atlantis' }, 'near.place'],
    [{ latitude: 91, longitude: 0 }, 'near.latitude'],
    [{ latitude: Number.NaN, longitude: 0 }, 'near.latitude'],
    [{ latitude: 51, longitude: 181 }, 'near.longitude'],
    [{ postcode: 'NR31', withinMiles: 0 }, 'near.withinMiles'],
    [{ place: 'Stoke', withinMiles: 1_001 }, 'near.withinMiles'],
  ])('refuses %j and names %s', (near, argument) => {
    expect(refuses(near)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } });
  });

  it('names the nearest places that it knows, and what came in quotes and cut short', () => {
    expect(refuses({ place: 'Oooldhamm' })).toMatchObject({
      message:
        'near.place: expected a town, council, region or postcode of the UK, got "Oooldhamm"; the nearest names are Oldham',
    });
    expect(refuses({ place: `"\n${'x'.repeat(5_000)}` })).toMatchObject({
      message: `near.place: expected a town, council, region or postcode of the UK, got "\\"\\n${'x'.repeat(98)}"`,
    });
  });
});
