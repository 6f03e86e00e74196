// What the tests of interpret/ share: a stand-in for the look-up of places, one day that is today, and short ways to write
// down readings.
import { interpretQuery } from '../../../../subgraphs/discovery/interpret/interpret-query.ts';
import type { Constraint, QueryReading, Reading } from '../../../../subgraphs/discovery/interpret/reading.ts';
import type { NamedPlace } from '../../../../subgraphs/discovery/place/named-place.ts';

export type Expected = readonly [query: string, queryLeft: string, readings: readonly Reading[]];

/** A Sunday in the autumn term. */
export const NOW = new Date('2026-11-22T10:00:00Z');

const PLACES: readonly NamedPlace[] = [
  { name: 'Bath', kind: 'TOWN', latitude: 51.38, longitude: -2.36, region: 'SOUTH_WEST' },
  { name: 'CO2', kind: 'POSTCODE', latitude: 51.87, longitude: 0.87, region: 'EAST_OF_ENGLAND' },
  { name: 'Cornwall', kind: 'LOCAL_AUTHORITY', latitude: 50.45, longitude: -4.9, region: 'SOUTH_WEST' },
  { name: 'Leeds', kind: 'TOWN', latitude: 53.8, longitude: -1.55, region: 'YORKSHIRE_AND_THE_HUMBER' },
  { name: 'London', kind: 'TOWN', latitude: 51.5, longitude: -0.1, region: 'LONDON' },
  {
    name: 'North Yorkshire',
    kind: 'LOCAL_AUTHORITY',
    latitude: 54.2,
    longitude: -1.4,
    region: 'YORKSHIRE_AND_THE_HUMBER',
  },
  { name: 'NR31', kind: 'POSTCODE', latitude: 52.58, longitude: 1.7, region: 'EAST_OF_ENGLAND' },
  { name: 'Reading', kind: 'TOWN', latitude: 51.45, longitude: -0.97, region: 'SOUTH_EAST' },
  { name: 'S2', kind: 'POSTCODE', latitude: 53.36, longitude: -1.45, region: 'YORKSHIRE_AND_THE_HUMBER' },
  { name: 'Stoke-on-Trent', kind: 'TOWN', latitude: 53.01, longitude: -2.18, region: 'WEST_MIDLANDS' },
];
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['stoke', 'stoke-on-trent'],
  ['stoke on trent', 'stoke-on-trent'],
  ['nr31 0aa', 'nr31'],
  ['leedes', 'leeds'],
]);

export function findPlace(words: string): NamedPlace | null {
  const name = words.toLowerCase();
  return PLACES.find((place) => place.name.toLowerCase() === (OTHER_NAMES.get(name) ?? name)) ?? null;
}

export function read(query: string, literal: readonly string[] = [], now: Date = NOW): QueryReading {
  return interpretQuery(query, { literal, now, findPlace });
}

type Of<Field extends Constraint['field']> = Extract<Constraint, { readonly field: Field }>;

export function stages(text: string, label: string, keyStages: Of<'keyStages'>['keyStages']): Reading {
  return { text, value: keyStages.join(','), label, constraint: { field: 'keyStages', keyStages } };
}

export function ages(
  text: string,
  label: string,
  [from, to]: readonly [number, number],
  keyStages: Of<'ages'>['keyStages'],
): Reading {
  return { text, value: `${from}-${to}`, label, constraint: { field: 'ages', from, to, keyStages } };
}

export function kind(text: string, label: string, kinds: Of<'kinds'>['kinds']): Reading {
  return { text, value: kinds.join(','), label, constraint: { field: 'kinds', kinds } };
}

export function delivery(text: string, label: string, deliveryModes: Of<'deliveryModes'>['deliveryModes']): Reading {
  return { text, value: deliveryModes.join(','), label, constraint: { field: 'deliveryModes', deliveryModes } };
}

export function free(text: string): Reading {
  return { text, value: 'true', label: 'Free', constraint: { field: 'free' } };
}

export function days(text: string, label: string, from: string, to: string): Reading {
  return { text, value: `${from}/${to}`, label, constraint: { field: 'dates', from, to } };
}

export function atMost(text: string, label: string, value: string, atMostMinutes: number): Reading {
  return { text, value, label, constraint: { field: 'duration', atMostMinutes } };
}

export function near(text: string, name: string): Reading {
  const place = findPlace(name);
  if (place === null) throw new Error(`no such place here: ${name}`);
  return { text, value: name, label: `Near ${name}`, constraint: { field: 'near', place } };
}

export function region(text: string, label: string, value: Of<'regions'>['regions'][number]): Reading {
  return { text, value, label, constraint: { field: 'regions', regions: [value] } };
}

export function nation(text: string, label: string, value: Of<'nation'>['nation']): Reading {
  return { text, value, label, constraint: { field: 'nation', nation: value } };
}

export function audience(text: string, value: string): Reading {
  return { text, value, label: `For ${value}`, constraint: { field: 'audience', audience: value } };
}

export function type(text: string, label: string, value: string): Reading {
  return { text, value, label, constraint: { field: 'resourceTypes', resourceTypes: [value] } };
}
