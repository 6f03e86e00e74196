import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findExactPlace, findPlace } from '../../../../subgraphs/discovery/place/find-place.ts';
import { MORE_AREAS } from '../../../../subgraphs/discovery/place/more-areas.ts';
import { MORE_TOWNS } from '../../../../subgraphs/discovery/place/more-towns.ts';
import { NOT_MISSPELT } from '../../../../subgraphs/discovery/place/ordinary-words.ts';
import { toPlaceKey } from '../../../../subgraphs/discovery/place/place-key.ts';
import { vocabularyWords } from '../../../../subgraphs/discovery/settings/vocabulary-words.ts';
import { distanceKm } from '../../../../subgraphs/kit/vocabulary/area.ts';
import { findLocalAuthorities, LOCAL_AUTHORITIES } from '../../../../subgraphs/kit/vocabulary/local-authorities.ts';
import { LOCAL_ENTERPRISE_PARTNERSHIPS } from '../../../../subgraphs/kit/vocabulary/local-enterprise-partnerships.ts';
import { findOutcode } from '../../../../subgraphs/kit/vocabulary/outcodes.ts';
import { REGIONS } from '../../../../subgraphs/kit/vocabulary/regions.ts';
import { TOWN_NAMES } from '../../../../subgraphs/kit/vocabulary/towns.ts';

const hubSchema = z.object({ region: z.string().nullable(), areas: z.array(z.string()) });

const found = (words: string): string | null => {
  const place = findPlace(words);
  return place === null ? null : `${place.name} (${place.kind}, ${place.region ?? 'several regions'})`;
};

describe('a place by its name', () => {
  it('has a middle, a region and a kind', () => {
    expect(findPlace('Stoke')).toEqual({
      name: 'Stoke-on-Trent',
      kind: 'TOWN',
      latitude: expect.closeTo(53.02, 1),
      longitude: expect.closeTo(-2.16, 1),
      region: 'WEST_MIDLANDS',
    });
  });

  it.each([
    ['ST4 2DE', 'ST4 (POSTCODE, WEST_MIDLANDS)'],
    ['st42de', 'ST4 (POSTCODE, WEST_MIDLANDS)'],
    ['NR31.', 'NR31 (POSTCODE, EAST_OF_ENGLAND)'],
    ['newcastle-upon-tyne', 'Newcastle upon Tyne (TOWN, NORTH_EAST)'],
    ['Newcastle on Tyne', 'Newcastle upon Tyne (TOWN, NORTH_EAST)'],
    ['hull', 'Hull (TOWN, YORKSHIRE_AND_THE_HUMBER)'],
    ['The Wirral', 'Wirral (LOCAL_AUTHORITY, NORTH_WEST)'],
    ['Bishop’s Stortford', 'Bishops Stortford (TOWN, EAST_OF_ENGLAND)'],
    ['Saint Helens', 'St Helens (TOWN, NORTH_WEST)'],
    ['Kings Lynn', "King's Lynn (TOWN, EAST_OF_ENGLAND)"],
    ['Leeds city centre', 'Leeds (TOWN, YORKSHIRE_AND_THE_HUMBER)'],
    ['Copeland', 'Copeland (LOCAL_AUTHORITY, NORTH_WEST)'],
    ['Castlereagh', 'Castlereagh (LOCAL_AUTHORITY, NORTHERN_IRELAND)'],
    ['Cornwall and Isles of Scilly', 'Cornwall and Isles of Scilly (LOCAL_ENTERPRISE_PARTNERSHIP, SOUTH_WEST)'],
    ['D2N2', 'Derby, Derbyshire, Nottingham and Nottinghamshire (LOCAL_ENTERPRISE_PARTNERSHIP, EAST_MIDLANDS)'],
    ['the North East', 'North East (REGION, NORTH_EAST)'],
    ['Cymru', 'Wales (REGION, WALES)'],
    ['North Wales', 'North Wales (LOCAL_AUTHORITY, WALES)'],
  ])('finds %s', (words, expected) => {
    expect(found(words)).toBe(expected);
  });

  it.each([
    ['Yorks', 'Yorkshire and The Humber (REGION, YORKSHIRE_AND_THE_HUMBER)'],
    ['N. Yorks', 'North Yorkshire (LOCAL_AUTHORITY, YORKSHIRE_AND_THE_HUMBER)'],
    ['Notts', 'Nottinghamshire (LOCAL_AUTHORITY, EAST_MIDLANDS)'],
    ['Lincs', 'Lincolnshire (LOCAL_AUTHORITY, EAST_MIDLANDS)'],
    ['Leics', 'Leicestershire (LOCAL_AUTHORITY, EAST_MIDLANDS)'],
    ['Co Durham', 'County Durham (LOCAL_AUTHORITY, NORTH_EAST)'],
    ['Gt Yarmouth', 'Great Yarmouth (TOWN, EAST_OF_ENGLAND)'],
    ['Brum', 'Birmingham (TOWN, WEST_MIDLANDS)'],
  ])('writes the short form %s out', (words, expected) => {
    expect(found(words)).toBe(expected);
  });

  it.each([
    ['York', 'York (TOWN, YORKSHIRE_AND_THE_HUMBER)'],
    ['City of York', 'York (LOCAL_AUTHORITY, YORKSHIRE_AND_THE_HUMBER)'],
    ['York council', 'York (LOCAL_AUTHORITY, YORKSHIRE_AND_THE_HUMBER)'],
    ['London', 'London (TOWN, LONDON)'],
    ['London LEP', 'London (LOCAL_ENTERPRISE_PARTNERSHIP, LONDON)'],
    ['South East', 'South East (REGION, SOUTH_EAST)'],
    ['South East LEP', 'South East (LOCAL_ENTERPRISE_PARTNERSHIP, several regions)'],
    ['West Midlands', 'West Midlands (REGION, WEST_MIDLANDS)'],
    ['Lancashire', 'Lancashire (LOCAL_AUTHORITY, NORTH_WEST)'],
  ])('takes %s, which is of several kinds, for the kind that people mean', (words, expected) => {
    expect(found(words)).toBe(expected);
  });

  it.each([
    ['Newport', 'Newport (TOWN, WALES)'],
    ['Newport, Shropshire', 'Newport (TOWN, WEST_MIDLANDS)'],
    ['Richmond', 'Richmond (TOWN, LONDON)'],
    ['Richmond, N Yorks', 'Richmond (TOWN, YORKSHIRE_AND_THE_HUMBER)'],
    ['Gillingham', 'Gillingham (TOWN, SOUTH_EAST)'],
    ['Gillingham, Dorset', 'Gillingham (TOWN, SOUTH_WEST)'],
    ['Newcastle', 'Newcastle upon Tyne (TOWN, NORTH_EAST)'],
    ['Stratford', 'Stratford (TOWN, LONDON)'],
    ['Whitby, North Yorkshire', 'Whitby (TOWN, YORKSHIRE_AND_THE_HUMBER)'],
    ['Reading, Scotland', null],
  ])(
    'of several towns takes %s for the one with the most postcode districts, or the one in that region',
    (words, expected) => {
      expect(found(words)).toBe(expected);
    },
  );

  it.each([
    ['Manchster', 'Manchester'],
    ['Machester', 'Manchester'],
    ['Brimingham', 'Birmingham'],
    ['Liecester', 'Leicester'],
    ['Sheffeild', 'Sheffield'],
    ['Readng', 'Reading'],
  ])('forgives the misspelt %s', (words, name) => {
    expect([findPlace(words)?.name, findExactPlace(words)]).toEqual([name, null]);
  });

  it('knows no place in other words', () => {
    const words = ['', 'the', '!', 'Leds', 'Forces', 'pressure', 'workshop', 'Atlantis', 'ZZ9 9ZZ', 'ST4 2DE and more'];
    for (const text of [...words, '52.57, 1.73', 'x'.repeat(5_000)])
      expect([text, findPlace(text)]).toEqual([text, null]);
  });
});

describe('the names of our tables', () => {
  const isFoundAs = (words: string, name: string): boolean =>
    toPlaceKey(findExactPlace(words)?.name ?? '') === toPlaceKey(name);

  it('find every council, of today and of the past', () => {
    const others = LOCAL_AUTHORITIES.filter(({ name }) => !isFoundAs(name, name));
    // The town has another name than the council.
    expect(others.map(({ name }) => [name, findPlace(name)?.name])).toEqual([
      ['Tunbridge Wells', 'Royal Tunbridge Wells'],
    ]);
  });

  it('find every partnership and every region', () => {
    expect(LOCAL_ENTERPRISE_PARTNERSHIPS.map(({ name }) => findPlace(`${name} LEP`))).toEqual(
      LOCAL_ENTERPRISE_PARTNERSHIPS.map(({ name }) =>
        expect.objectContaining({ name, kind: 'LOCAL_ENTERPRISE_PARTNERSHIP' }),
      ),
    );
    expect(REGIONS.filter(({ region, name }) => findPlace(name)?.region !== region)).toEqual([]);
  });

  it('find every town but those that are called after a parish around them', () => {
    const parish = /(?:Rural|Without|Hamlets|Out|Parishes And)$/;
    const towns = TOWN_NAMES.filter((name) => !parish.test(name));
    expect(towns.length).toBeGreaterThan(1_500);
    expect(towns.filter((name) => findExactPlace(name)?.kind !== 'TOWN')).toEqual([]);
  });

  it('find every region and area that a bundled hub names', () => {
    const lines = readFileSync(new URL('../../../../scripts/sandbox/data/hubs.ndjson', import.meta.url), 'utf8');
    const hubs = lines
      .trim()
      .split('\n')
      .map((line) => hubSchema.parse(JSON.parse(line)));
    const words = new Set(hubs.flatMap(({ region, areas }) => [...(region === null ? [] : [region]), ...areas]));
    const known = [...words].filter((word) => findExactPlace(word) !== null);
    // Two areas named together, and what is no area.
    expect([...words].filter((word) => !known.includes(word) && findLocalAuthorities(word).length > 0)).toEqual([]);
    expect(known.length / words.size).toBeGreaterThan(0.9);
  });

  it('have no district that does not exist, and none far from the others of its town', () => {
    for (const [town, outcodes] of Object.entries(MORE_TOWNS)) {
      const [first, ...others] = outcodes.split(' ').map(findOutcode);
      expect([town, first]).toEqual([town, expect.anything()]);
      for (const other of others)
        expect([town, other !== null && first && distanceKm(first, other) < 20]).toEqual([town, true]);
    }
  });

  it('have no area of councils that nobody knows', () => {
    const members = Object.values(MORE_AREAS).flat();
    expect(members.filter((name) => findLocalAuthorities(name).length === 0)).toEqual([]);
  });

  it('never correct a word of the curriculum or of every day into a place', () => {
    const words = [...vocabularyWords(), ...NOT_MISSPELT];
    expect(words.filter((word) => findPlace(word) !== null && findExactPlace(word) === null)).toEqual([]);
  });
});
