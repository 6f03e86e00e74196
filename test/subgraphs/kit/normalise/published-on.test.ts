import { expect, it } from 'vitest';
import { normalisePublishedOn } from '../../../../subgraphs/kit/normalise/published-on.ts';

it.each([
  ['1990', '1990-01-01', 'YEAR'],
  ['2019-07', '2019-07-01', 'MONTH'],
  ['July 2019', '2019-07-01', 'MONTH'],
  ['Spring 2019', '2019-01-01', 'YEAR'],
  ['Autumn term 2019', '2019-01-01', 'YEAR'],
  ['c. 2005', '2005-01-01', 'YEAR'],
  ['2012-09-27', '2012-09-27', 'DAY'],
  ['4 July 2019', '2019-07-04', 'DAY'],
  ['2021-05-01T00:30:00+01:00', '2021-05-01', 'DAY'],
])('normalisePublishedOn reads %s and says how exact it is', (text, date, precision) => {
  expect(normalisePublishedOn(text)).toEqual({ date, precision });
});

it.each(['4 July', 'recently', '0001', '2019-13', '2023-02-29', 'Room 2019', '', null])(
  'normalisePublishedOn gives null for %s',
  (text) => {
    expect(normalisePublishedOn(text)).toBeNull();
  },
);
