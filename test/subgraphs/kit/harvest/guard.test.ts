// The guard lets ordinary losses through and stops those that look like a broken feed.
import { expect, test } from 'vitest';
import { judgeShrink } from '../../../../subgraphs/kit/harvest/guard.ts';

test.each([
  [0, 0, false],
  [100, 0, false],
  [100, 15, false],
  [100, 16, true],
  [20, 5, false],
  [20, 6, true],
  [6, 5, false],
  [5, 5, true],
  [4, 4, false],
  [100_000, 15_000, false],
  [100_000, 15_001, true],
])('of %i items, %i removed: refused %s', (items, removed, refused) => {
  expect(judgeShrink({ whole: "'resources'", items, removed }) !== null).toBe(refused);
});

test('a refusal says the numbers', () => {
  expect(judgeShrink({ whole: "'resources'", items: 100, removed: 40 })).toEqual({
    code: 'HARVEST_REFUSED_SHRINK',
    message: "this would remove 40 of the 100 items of 'resources'; allowed are 15% or 5 items",
  });
});
