// When an address counts as dead, and when it is asked for again.
import { expect, test } from 'vitest';
import {
  addResult,
  isDead,
  isDue,
  type LinkRecord,
  type LinkVerdict,
} from '../../../../subgraphs/kit/quality/link-check.ts';

const URL = 'https://partner.invalid/page';
const HOUR_MS = 60 * 60 * 1000;
const BEGIN = Date.parse('2026-11-01T03:00:00Z');
const at = (hours: number): Date => new Date(BEGIN + hours * HOUR_MS);

function check(...results: readonly (readonly [verdict: LinkVerdict, hours: number])[]): LinkRecord | null {
  return results.reduce<LinkRecord | null>(
    (record, [verdict, hours]) => addResult(record, URL, { verdict, status: null, reason: verdict }, at(hours)),
    null,
  );
}

const dead = (record: LinkRecord | null): boolean => record !== null && isDead(record);

test.each<[string, readonly (readonly [LinkVerdict, number])[], boolean]>([
  [
    'four misses over three days',
    [
      ['missed', 0],
      ['missed', 24],
      ['missed', 48],
      ['missed', 72],
    ],
    true,
  ],
  [
    'three misses over a week',
    [
      ['missed', 0],
      ['missed', 72],
      ['missed', 168],
    ],
    false,
  ],
  [
    'many misses within a day',
    [
      ['missed', 0],
      ['missed', 1],
      ['missed', 2],
      ['missed', 3],
      ['missed', 23],
    ],
    false,
  ],
  [
    'misses with an answer between them',
    [
      ['missed', 0],
      ['missed', 24],
      ['alive', 48],
      ['missed', 72],
      ['missed', 96],
    ],
    false,
  ],
  [
    'misses with an unclear answer between them',
    [
      ['missed', 0],
      ['missed', 24],
      ['unclear', 48],
      ['missed', 72],
      ['missed', 96],
    ],
    true,
  ],
  [
    'unclear answers alone',
    [
      ['unclear', 0],
      ['unclear', 24],
      ['unclear', 48],
      ['unclear', 96],
    ],
    false,
  ],
])('%s', (_, results, expected) => {
  expect(dead(check(...results))).toBe(expected);
});

test.each<[string, LinkRecord | null, number, boolean]>([
  ['what was never asked for', null, 0, true],
  ['a miss of yesterday', check(['missed', 0]), 20, true],
  ['a miss of this morning', check(['missed', 0]), 19, false],
  ['an answer of six days ago', check(['alive', 0]), 6 * 24, false],
  ['an answer of a week ago', check(['alive', 0]), 7 * 24, true],
])('is due: %s', (_, record, hours, expected) => {
  expect(isDue(record, at(hours))).toBe(expected);
});
