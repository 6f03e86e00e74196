// The guards let ordinary differences through, warn of larger ones, and stop those that look like a broken feed.
import { expect, test } from 'vitest';
import { judgeDrift, judgeRejections, judgeShrink } from '../../../../subgraphs/kit/harvest/guard.ts';

const SHRINK = { warnAbove: 0.05, refuseAbove: 0.15, floor: 5 };
const REJECTIONS = { warnAbove: 0.1, refuseAbove: 0.25, floor: 5 };
const DRIFT = { filled: 0.8, left: 0.05, floor: 10 };

test.each([
  [0, 0, null],
  [100, 0, null],
  [100, 5, null],
  [100, 6, 'warn'],
  [100, 15, 'warn'],
  [100, 16, 'refuse'],
  [20, 3, null],
  [20, 5, null],
  [20, 6, 'refuse'],
  [6, 5, null],
  [5, 5, 'refuse'],
  [4, 4, null],
  [100_000, 5_000, null],
  [100_000, 15_000, 'warn'],
  [100_000, 15_001, 'refuse'],
])('of %i items, %i lost: %s', (items, lost, level) => {
  expect(judgeShrink({ whole: "'resources'", items, lost }, SHRINK)?.level ?? null).toBe(level);
});

test('a floor does not let all of several go', () => {
  expect(judgeShrink({ whole: "'hub'", items: 8, lost: 8 }, { ...SHRINK, floor: 10 })?.level).toBe('refuse');
  expect(judgeShrink({ whole: "'hub'", items: 8, lost: 7 }, { ...SHRINK, floor: 10 })).toBeNull();
});

test('a refusal and a warning say the numbers and what is allowed', () => {
  expect(judgeShrink({ whole: "'resources'", items: 100, lost: 40 }, SHRINK)).toEqual({
    guard: 'shrink',
    level: 'refuse',
    message: "this would remove 40 of the 100 items of 'resources'; allowed are 15% or 5 items",
  });
  expect(judgeShrink({ whole: "'resources'", items: 100, lost: 10 }, SHRINK)).toEqual({
    guard: 'shrink',
    level: 'warn',
    message: "this would remove 10 of the 100 items of 'resources'; more than 15% would be refused",
  });
});

test.each([
  [100, { MISSING_FIELD: 10 }, null],
  [100, { MISSING_FIELD: 11 }, 'warn'],
  [100, { MISSING_FIELD: 20, TEST_RECORD: 5 }, 'warn'],
  [100, { MISSING_FIELD: 20, TEST_RECORD: 6 }, 'refuse'],
  [10, { MISSING_FIELD: 5 }, null],
  [10, { MISSING_FIELD: 6 }, 'refuse'],
  [100, { NOT_AN_ITEM: 90 }, null],
  // Of the ten records that could be items.
  [100, { NOT_AN_ITEM: 90, MISSING_FIELD: 6 }, 'refuse'],
])('of %i records, rejected %j: %s', (read, rejections, level) => {
  const question = { feed: 'resources', read, rejections, hasItems: true };
  expect(judgeRejections(question, REJECTIONS)?.level ?? null).toBe(level);
});

test('rejections are told by reason, and only warned of while there is nothing to protect', () => {
  const question = { feed: 'csv', read: 30, rejections: { MISSING_FIELD: 8, NOT_AN_ITEM: 2, TEST_RECORD: 4 } };
  const message =
    "12 of the 28 records of 'csv' are rejected (MISSING_FIELD 8, TEST_RECORD 4); allowed are 25% or 5 records";
  expect(judgeRejections({ ...question, hasItems: true }, REJECTIONS)).toEqual({
    guard: 'rejections',
    level: 'refuse',
    message,
  });
  expect(judgeRejections({ ...question, hasItems: false }, REJECTIONS)).toMatchObject({ level: 'warn', message });
});

test('a field that has vanished is named, with its numbers', () => {
  const before = { Course: { items: 100, filled: { title: 100, priceText: 80, summary: 79, 'sessions.start': 95 } } };
  const now = { Course: { items: 90, filled: { title: 90, priceText: 4, 'sessions.start': 5 } } };
  expect(judgeDrift('courses', { before, now }, DRIFT)).toEqual({
    guard: 'drift',
    level: 'refuse',
    message:
      "items of 'courses' have lost what at least 80% of them had: priceText of Course (80 of 100 before, 4 of 90 now)",
  });
  expect(judgeDrift('courses', { before: now, now: before }, DRIFT)).toBeNull();
});
