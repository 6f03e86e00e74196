import { describe, expect, it } from 'vitest';
import { normalisePlace } from '../../../../subgraphs/kit/normalise/place.ts';

describe('normalisePlace', () => {
  it('reads a whole address line; the region of the postcode counts before that of the partner', () => {
    expect(normalisePlace({ text: 'Watling Academy, Milton Keynes, MK8 1EP, East Midlands' })).toEqual({
      value: {
        name: 'Watling Academy',
        town: 'Milton Keynes',
        postcode: 'MK8 1EP',
        region: 'SOUTH_EAST',
        location: { latitude: 52.0357, longitude: -0.803, precision: 'OUTCODE' },
      },
      unknown: [],
    });
  });

  it.each([
    ['a postcode', { name: 'W5, Belfast', town: 'BT3 9QQ' }, ['W5', 'Belfast', 'BT3 9QQ', 'NORTHERN_IRELAND']],
    ['a county', { name: 'Leeds', town: 'West Yorkshire' }, [null, 'Leeds', null, 'YORKSHIRE_AND_THE_HUMBER']],
    ['a nation', { name: 'Techniquest, Cardiff', town: 'Wales' }, ['Techniquest', 'Cardiff', null, 'WALES']],
    ['a town', { name: 'The Hall', town: 'London' }, ['The Hall', 'London', null, 'LONDON']],
    ['a village', { name: 'The Hall', town: 'Nether Wallop' }, ['The Hall', 'Nether Wallop', null, null]],
  ])('reads a town field that holds %s', (_, stated, [name, town, postcode, region]) => {
    expect(normalisePlace(stated).value).toMatchObject({ name, town, postcode, region });
  });

  it('takes a name that looks like a postcode district for a name where its town lies elsewhere', () => {
    const read = (text: string) => normalisePlace({ text }).value;
    expect(read('W5, Belfast')).toMatchObject({ name: 'W5', town: 'Belfast', region: 'NORTHERN_IRELAND' });
    expect(read('The Hall, W5')).toMatchObject({ name: 'The Hall', town: 'Ealing', region: 'LONDON' });
    expect(read('Ealing Studios, London, W5')).toMatchObject({ town: 'London', region: 'LONDON' });
  });

  it('takes what stands before the postcode for the town, even one that several places share', () => {
    const { value } = normalisePlace({
      text: 'Brompton-on-Swale Church of England Primary School, Richmond, DL10 7JW, Yorkshire and The Humber',
    });
    expect(value).toMatchObject({
      name: 'Brompton-on-Swale Church of England Primary School',
      town: 'Richmond',
      region: 'YORKSHIRE_AND_THE_HUMBER',
    });
  });

  it.each([
    ['Bay House School Sports Centre, Gosport', 'Bay House School Sports Centre', 'Gosport', 'SOUTH_EAST', 'TOWN'],
    ['Wimbledon, London', null, 'Wimbledon', 'LONDON', 'TOWN'],
    ['Prince Philip House, London', 'Prince Philip House', 'London', 'LONDON', 'TOWN'],
    ['Street, Somerset', null, 'Street', 'SOUTH_WEST', 'TOWN'],
    ['Dinnington, Yorkshire', null, 'Dinnington', 'YORKSHIRE_AND_THE_HUMBER', 'TOWN'],
    ['Newport, Isle of Wight', null, 'Newport', 'SOUTH_EAST', 'TOWN'],
    ['The Queen’s Hotel, Leeds', 'The Queen’s Hotel', 'Leeds', 'YORKSHIRE_AND_THE_HUMBER', 'TOWN'],
    ['Greig City Academy, Haringey', 'Greig City Academy', 'Haringey', 'LONDON', 'AREA'],
    ['Copeland, Cumbria', null, 'Copeland', 'NORTH_WEST', 'AREA'],
    ['Pembrokeshire, Wales', null, 'Pembrokeshire', 'WALES', 'AREA'],
    ['Southwark and Lambeth', null, 'Southwark and Lambeth', 'LONDON', 'AREA'],
    ['North East England', null, null, 'NORTH_EAST', undefined],
    ['Scotland', null, null, 'SCOTLAND', undefined],
    [
      'Science Centre, 50 Pacific Quay, Glasgow G51 1EA',
      'Science Centre, 50 Pacific Quay',
      'Glasgow',
      'SCOTLAND',
      'OUTCODE',
    ],
    ['Orkney', null, 'Orkney', 'SCOTLAND', 'AREA'],
  ])('reads %s', (text, name, town, region, precision) => {
    const { value, unknown } = normalisePlace({ text });
    expect([value?.name, value?.town, value?.region, value?.location?.precision]).toEqual([
      name,
      town,
      region,
      precision,
    ]);
    expect(unknown).toEqual([]);
  });

  it.each(['Virtual', 'Online', 'remote', 'UK', 'UK-wide', 'Venues across the UK', 'TBC', '', null])(
    'knows that %s is no place',
    (text) => {
      expect(normalisePlace({ text })).toEqual({ value: null, unknown: [] });
    },
  );

  it('puts a remote run nowhere, whatever address the office has', () => {
    expect(normalisePlace({ name: 'Virtual', postcode: 'YO10 5DD' }).value).toBeNull();
  });

  it.each(['Newport', 'Gillingham', 'Habs Girls', 'Barrow, Stoke and Lowestoft', 'Detroit'])(
    'does not guess where %s is',
    (text) => {
      const { value, unknown } = normalisePlace({ text });
      expect([value?.name, value?.region, value?.location, unknown]).toEqual([text, null, null, [text]]);
    },
  );

  it('chooses between towns of one name by the region that is likely', () => {
    expect(normalisePlace({ text: 'Newport', region: 'South East' }).value?.location).not.toBeNull();
    expect(normalisePlace({ text: 'Darlington College', region: 'North East' }).value?.town).toBe('Darlington');
    expect(normalisePlace({ text: 'Darlington College', region: 'London' }).value?.location).toBeNull();
    expect(normalisePlace({ text: 'Lincoln Road School', region: 'East Midlands' }).value?.location).toBeNull();
    expect(normalisePlace({ text: 'Reading', region: 'London' }).value?.region).toBe('SOUTH_EAST');
  });

  it('takes stated coordinates for exact, from numbers and strings', () => {
    const { value } = normalisePlace({
      name: 'The Keyworth Centre',
      town: 'Lincoln',
      postcode: 'ln6 0ep',
      latitude: '53.2',
      longitude: -0.59,
    });
    expect(value).toEqual({
      name: 'The Keyworth Centre',
      town: 'Lincoln',
      postcode: 'LN6 0EP',
      region: 'EAST_MIDLANDS',
      location: { latitude: 53.2, longitude: -0.59, precision: 'EXACT' },
    });
  });

  it.each([
    ['', ''],
    [0, 0],
    ['abc', '1'],
    [-0.59, 53.2],
    [40.7, -74],
    [Number.NaN, -1],
    [null, undefined],
  ])('refuses the coordinates %j, %j', (latitude, longitude) => {
    expect(normalisePlace({ name: 'Anywhere', latitude, longitude }).value?.location).toBeNull();
  });

  it('believes the postcode where coordinates contradict it', () => {
    const { value } = normalisePlace({ postcode: 'NR20 3AX', latitude: 52.72, longitude: -0.98 });
    expect(value?.location).toEqual({ latitude: 52.72449, longitude: 0.98124, precision: 'OUTCODE' });
  });

  it('finds the middle of the areas of a hub, which are no part of its venue', () => {
    const { value } = normalisePlace({ areas: ['Gosport', 'Fareham'], region: 'South East' });
    expect(value).toMatchObject({ name: null, town: null, region: 'SOUTH_EAST', location: { precision: 'AREA' } });
    expect(normalisePlace({ areas: ['Black Country'] }).value?.region).toBe('WEST_MIDLANDS');
  });
});
