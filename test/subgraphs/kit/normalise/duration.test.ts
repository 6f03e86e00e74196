import { expect, it } from 'vitest';
import { normaliseDuration } from '../../../../subgraphs/kit/normalise/duration.ts';

it.each([
  ['90 minutes', 'PT90M'],
  ['80 minutes', 'PT80M'],
  ['1 hour', 'PT1H'],
  ['6 hours', 'PT6H'],
  ['1.5 hours', 'PT90M'],
  ['1 hour 30 minutes', 'PT1H30M'],
  ['1h 30m', 'PT1H30M'],
  ['half an hour', 'PT30M'],
  ['1 day', 'P1D'],
  ['2-day', 'P2D'],
  ['One school day', 'P1D'],
  ['half a day', 'P0.5D'],
  ['One week', 'P1W'],
  ['4 weeks', 'P4W'],
  ['8 to 10 weeks', 'P10W'],
  ['60-90 minutes', 'PT90M'],
  ['40 seconds each', 'PT40S'],
  ['PT90M', 'PT90M'],
  ['P1D', 'P1D'],
])('normaliseDuration reads %s', (text, iso) => {
  expect(normaliseDuration(text)).toBe(iso);
});

it.each(['2 x 90 minutes', '3 half days', 'autumn term', 'all day', '0 minutes', 'P', '-P1D', 'PT', '', null])(
  'normaliseDuration gives null for %s',
  (text) => {
    expect(normaliseDuration(text)).toBeNull();
  },
);
