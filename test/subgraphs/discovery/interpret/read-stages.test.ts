// What tells stages, school years and ages in a query.
import { describe, expect, it } from 'vitest';
import { ages, atMost, type Expected, kind, read, region, stages } from './expected-readings.ts';

const QUERIES: readonly Expected[] = [
  ['year 5 forces', 'forces', [ages('year 5', 'Year 5 (ages 9 to 10)', [9, 10], ['KS2'])]],
  ['y9', '', [ages('y9', 'Year 9 (ages 13 to 14)', [13, 14], ['KS3'])]],
  ['KS3', '', [stages('KS3', 'KS3', ['KS3'])]],
  ['GCSE physics', 'physics', [stages('GCSE', 'GCSE (KS4)', ['KS4'])]],
  ['A level', '', [stages('A level', 'A level (KS5)', ['KS5'])]],
  ['A-level chemistry', 'chemistry', [stages('A-level', 'A level (KS5)', ['KS5'])]],
  ['AS biology', 'biology', [stages('AS', 'AS level (KS5)', ['KS5'])]],
  ['S2 biology', 'biology', [ages('S2', 'S2 in Scotland (ages 13 to 14)', [13, 14], ['KS3'])]],
  ['Year 8 NI', '', [ages('Year 8 NI', 'Year 8 in Northern Ireland (ages 11 to 12)', [11, 12], ['KS3'])]],
  [
    'NI year 8 science',
    'science',
    [ages('NI year 8', 'Year 8 in Northern Ireland (ages 11 to 12)', [11, 12], ['KS3'])],
  ],
  [
    'Year 8 (NI) forces',
    'forces',
    [ages('Year 8 (NI', 'Year 8 in Northern Ireland (ages 11 to 12)', [11, 12], ['KS3'])],
  ],
  [
    'year 8 cpd in northern ireland',
    '',
    [
      ages('year 8', 'Year 8 in Northern Ireland (ages 11 to 12)', [11, 12], ['KS3']),
      kind('cpd', 'CPD courses', ['COURSE']),
      region('in northern ireland', 'Northern Ireland', 'NORTHERN_IRELAND'),
    ],
  ],
  ['ks2 NI', '', [ages('ks2 NI', 'Key Stage 2 in Northern Ireland (ages 8 to 11)', [8, 11], ['KS2'])]],
  ['P5-7 electricity', 'electricity', [ages('P5-7', 'P5 to P7 in Scotland (ages 9 to 12)', [9, 12], ['KS2', 'KS3'])]],
  ['ks1-2 plants', 'plants', [stages('ks1-2', 'KS1 and KS2', ['KS1', 'KS2'])]],
  ['years 3-4 rocks', 'rocks', [ages('years 3-4', 'Years 3 and 4 (ages 7 to 9)', [7, 9], ['KS2'])]],
  ['Y5/6 space', 'space', [ages('Y5/6', 'Years 5 and 6 (ages 9 to 11)', [9, 11], ['KS2'])]],
  ['years 7, 8 and 9 sound', 'sound', [ages('years 7, 8 and 9', 'Years 7 to 9 (ages 11 to 14)', [11, 14], ['KS3'])]],
  ['years 7 8 9 sound', 'sound', [ages('years 7 8 9', 'Years 7 to 9 (ages 11 to 14)', [11, 14], ['KS3'])]],
  ['my y9s and practicals', 'my and practicals', [ages('y9s', 'Year 9 (ages 13 to 14)', [13, 14], ['KS3'])]],
  ['upper juniors coding', 'coding', [stages('upper juniors', 'KS2', ['KS2'])]],
  ['teenagers and bridges', 'bridges', [stages('teenagers', 'Secondary (KS3 and KS4)', ['KS3', 'KS4'])]],
  ['toddlers counting', 'counting', [stages('toddlers', 'EYFS', ['EYFS'])]],
  [
    'year 5 10 minute starters',
    'starters',
    [ages('year 5', 'Year 5 (ages 9 to 10)', [9, 10], ['KS2']), atMost('10 minute', 'At most 10 minutes', 'PT10M', 10)],
  ],
  [
    'year 5 and 10 minute starters',
    'starters',
    [ages('year 5', 'Year 5 (ages 9 to 10)', [9, 10], ['KS2']), atMost('10 minute', 'At most 10 minutes', 'PT10M', 10)],
  ],
  [
    'year 6 to year 7 transition',
    'transition',
    [ages('year 6 to year 7', 'Years 6 and 7 (ages 10 to 12)', [10, 12], ['KS2', 'KS3'])],
  ],
  ['key stage three magnets', 'magnets', [stages('key stage three', 'KS3', ['KS3'])]],
  ['ks3 and ks4 waves', 'waves', [stages('ks3 and ks4', 'KS3 and KS4', ['KS3', 'KS4'])]],
  ['KS3/4 energy', 'energy', [stages('KS3/4', 'KS3 and KS4', ['KS3', 'KS4'])]],
  ['ks3 ks4', '', [stages('ks3', 'KS3', ['KS3']), stages('ks4', 'KS4', ['KS4'])]],
  ['reception maths', 'maths', [ages('reception', 'Reception (ages 4 to 5)', [4, 5], ['EYFS'])]],
  ['early years', '', [stages('early years', 'EYFS', ['EYFS'])]],
  ['secondary computing', 'computing', [stages('secondary', 'Secondary (KS3 and KS4)', ['KS3', 'KS4'])]],
  ['primary science', 'science', [stages('primary', 'Primary (KS1 and KS2)', ['KS1', 'KS2'])]],
  ['sixth form maths', 'maths', [stages('sixth form', 'Sixth form (KS5)', ['KS5'])]],
  ['6th form', '', [stages('6th form', 'Sixth form (KS5)', ['KS5'])]],
  ['post-16 physics', 'physics', [stages('post-16', 'Post-16 (KS5)', ['KS5'])]],
  ['National 5 physics', 'physics', [ages('National 5', 'National 5 in Scotland (ages 15 to 16)', [15, 16], ['KS4'])]],
  ['higher physics', 'physics', [ages('higher', 'Higher in Scotland (ages 16 to 17)', [16, 17], ['KS5'])]],
  ['GCSE higher maths', 'higher maths', [stages('GCSE', 'GCSE (KS4)', ['KS4'])]],
  ['age 7 magnets', 'magnets', [ages('age 7', 'Age 7', [7, 8], ['KS2'])]],
  ['ages 7 to 11', '', [ages('ages 7 to 11', 'Ages 7 to 11', [7, 11], ['KS2'])]],
  ['11-14 year olds coding', 'coding', [ages('11-14 year olds', 'Ages 11 to 14', [11, 14], ['KS3'])]],
  [
    '5- to 11-year-olds programming',
    'programming',
    [ages('5- to 11-year-olds', 'Ages 5 to 11', [5, 11], ['KS1', 'KS2'])],
  ],
  ['forces for 7-11', 'forces', [ages('for 7-11', 'Ages 7 to 11', [7, 11], ['KS2'])]],
  ['under 5s water play', 'water play', [ages('under 5s', 'Ages up to 5', [0, 5], ['EYFS'])]],
  ['ages 11+ coding', 'coding', [ages('ages 11+', 'Ages 11 and over', [11, 120], ['KS3', 'KS4', 'KS5'])]],
  [
    'progression step 3 forces',
    'forces',
    [ages('progression step 3', 'Progression Step 3 in Wales (ages 8 to 11)', [8, 11], ['KS2'])],
  ],
  ['Year 8 spectacular', 'spectacular', [ages('Year 8', 'Year 8 (ages 12 to 13)', [12, 13], ['KS3'])]],
  [
    'activities suitable for my year 5 class',
    'activities',
    [ages('suitable for my year 5 class', 'Year 5 (ages 9 to 10)', [9, 10], ['KS2'])],
  ],
  ['assessment in ks3 computing', 'assessment in computing', [stages('ks3', 'KS3', ['KS3'])]],
  ['forces (ks3)', 'forces', [stages('ks3', 'KS3', ['KS3'])]],
  ['forces, ks3', 'forces', [stages('ks3', 'KS3', ['KS3'])]],
  ['C++ ks5', 'C++', [stages('ks5', 'KS5', ['KS5'])]],
  [
    'how do I teach year 5 about forces',
    'how do I teach about forces',
    [ages('year 5', 'Year 5 (ages 9 to 10)', [9, 10], ['KS2'])],
  ],
  ['DT ks3', 'DT', [stages('ks3', 'KS3', ['KS3'])]],
];

describe('a stage, school year or age in a query', () => {
  it.each(QUERIES)('is read: %j leaves %j', (query, queryLeft, readings) => {
    expect(read(query)).toEqual({ readings, queryLeft });
  });
});
