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
    const nr31 = { latitude: expect.closeTo(52.57, 1), longitude: expect.closeTo(1.7, 1), withinMiles: null };
    expect(readNear({ postcode: 'NR31 0AA' })).toEqual(nr31);
    expect(readNear({ postcode: ' nr31 ' })).toEqual(nr31);
  });

  it('may be coordinates, with a radius', () => {
    expect(readNear({ latitude: 0, longitude: 0, withinMiles: 5 })).toEqual({
      latitude: 0,
      longitude: 0,
      withinMiles: 5,
    });
  });

  it.each<[Near, string]>([
    [{}, 'near'],
    [{ latitude: 51 }, 'near'],
    [{ postcode: 'NR31', latitude: 51, longitude: 0 }, 'near'],
    [{ postcode: '' }, 'near.postcode'],
    [{ postcode: 'ZZ99' }, 'near.postcode'],
    [{ postcode: `NR31${'x'.repeat(5_000)}` }, 'near.postcode'],
    [{ latitude: 91, longitude: 0 }, 'near.latitude'],
    [{ latitude: Number.NaN, longitude: 0 }, 'near.latitude'],
    [{ latitude: 51, longitude: 181 }, 'near.longitude'],
    [{ postcode: 'NR31', withinMiles: 0 }, 'near.withinMiles'],
    [{ postcode: 'NR31', withinMiles: 1_001 }, 'near.withinMiles'],
  ])('refuses %j and names %s', (near, argument) => {
    expect(refuses(near)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } });
  });
});
