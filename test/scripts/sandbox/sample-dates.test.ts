import { expect, test } from 'vitest';
import { countWeeksForward, moveDate } from '../../../scripts/sandbox/sample-dates.ts';

const now = new Date('2026-11-21T12:00:00Z');

test('two thirds of the dates lie behind the week of now, whatever day of it now is', () => {
  const dates = ['2020-01-06', '2020-02-03', '2020-03-02', '2020-04-06', '2020-05-04', '2020-06-01'];
  const weeks = countWeeksForward(dates, now);
  const moved = dates.map((date) => moveDate(date, weeks));
  expect(moved.filter((date) => date > '2026-11-22')).toHaveLength(4);
  expect(countWeeksForward(dates, new Date('2026-11-16T00:00:00Z'))).toBe(weeks);
  expect(countWeeksForward(dates, new Date('2026-11-23T00:00:00Z'))).toBe(weeks + 1);
});

test('weekdays stay and dates are as exact as they were', () => {
  expect(moveDate('2022-04-26', 232)).toBe('2026-10-06');
  expect(moveDate('2021-09', 52)).toBe('2022-09');
  expect(moveDate('2017', 520)).toBe('2027');
  expect(moveDate('2022-04-26T09:30:00', 1)).toBe('2022-05-03T09:30:00');
  expect(moveDate('next spring', 52)).toBe('next spring');
  expect(moveDate('2022-02-30', 52)).toBe('2022-02-30');
});

test('dates are never moved back, and none means no weeks', () => {
  expect(countWeeksForward(['2031-01-01', '2032-01-01'], now)).toBe(0);
  expect(countWeeksForward(['soon'], now)).toBe(0);
});
