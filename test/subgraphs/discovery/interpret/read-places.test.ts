// What tells where something should be.
import { describe, expect, it } from 'vitest';
import { days, type Expected, kind, nation, near, read, region } from './expected-readings.ts';

const QUERIES: readonly Expected[] = [
  ['cpd near Stoke', '', [kind('cpd', 'CPD courses', ['COURSE']), near('near Stoke', 'Stoke-on-Trent')]],
  ['in Leeds', '', [near('in Leeds', 'Leeds')]],
  ['courses in leedes', '', [kind('courses', 'CPD courses', ['COURSE']), near('in leedes', 'Leeds')]],
  ['around NR31', '', [near('around NR31', 'NR31')]],
  ['NR31', '', [near('NR31', 'NR31')]],
  ['nr31 0aa', '', [near('nr31 0aa', 'NR31')]],
  ['near CO2', '', [near('near CO2', 'CO2')]],
  ['near S2', '', [near('near S2', 'S2')]],
  ['maths hub cornwall', 'maths hub', [near('cornwall', 'Cornwall')]],
  ['cpd north yorkshire', '', [kind('cpd', 'CPD courses', ['COURSE']), near('north yorkshire', 'North Yorkshire')]],
  ['cpd in Reading', '', [kind('cpd', 'CPD courses', ['COURSE']), near('in Reading', 'Reading')]],
  ['near bath', '', [near('near bath', 'Bath')]],
  ['hubs near Leeds', '', [kind('hubs', 'Hubs', ['HUB']), near('near Leeds', 'Leeds')]],
  ['stem hubs near NR31', 'stem hubs', [near('near NR31', 'NR31')]],
  ['cpd in Scotland', '', [kind('cpd', 'CPD courses', ['COURSE']), region('in Scotland', 'Scotland', 'SCOTLAND')]],
  [
    'physics cpd north west',
    'physics',
    [kind('cpd', 'CPD courses', ['COURSE']), region('north west', 'North West', 'NORTH_WEST')],
  ],
  [
    'cpd in the north west',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), region('in the north west', 'North West', 'NORTH_WEST')],
  ],
  [
    'cpd yorkshire this term',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      region('yorkshire', 'Yorkshire and The Humber', 'YORKSHIRE_AND_THE_HUMBER'),
      days('this term', 'This term (to 18 December)', '2026-11-22', '2026-12-18'),
    ],
  ],
  ['Wales curriculum electricity', 'electricity', [nation('Wales curriculum', 'For Wales', 'WALES')]],
  ['curriculum for excellence sciences', 'sciences', [nation('curriculum for excellence', 'For Scotland', 'SCOTLAND')]],
  [
    'physics cpd within 20 miles of Leeds',
    'physics',
    [kind('cpd', 'CPD courses', ['COURSE']), near('within 20 miles of Leeds', 'Leeds')],
  ],
  ['cpd for leeds', '', [kind('cpd', 'CPD courses', ['COURSE']), near('for leeds', 'Leeds')]],
  ['leeds maths hub', 'maths hub', [near('leeds', 'Leeds')]],
  ['northern ireland stem', 'stem', [region('northern ireland', 'Northern Ireland', 'NORTHERN_IRELAND')]],
  ['Leeds maths hub', 'Leeds maths hub', []],
  ['bath bombs', 'bath bombs', []],
  ['cpd in London', '', [kind('cpd', 'CPD courses', ['COURSE']), region('in London', 'London', 'LONDON')]],
];

describe('a place in a query', () => {
  it.each(QUERIES)('is read: %j leaves %j', (query, queryLeft, readings) => {
    expect(read(query)).toEqual({ readings, queryLeft });
  });
});
