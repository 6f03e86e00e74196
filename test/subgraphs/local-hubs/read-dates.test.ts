import { expect, test } from 'vitest';
import { readDates } from '../../../subgraphs/local-hubs/read-dates.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

function read(start: string | null, rest: { end?: string; time?: string; endTime?: string } = {}) {
  const { end = null, time = null, endTime = null } = rest;
  const { runs, dateText } = readDates({ start, end, time, endTime }, NOW);
  return { runs: runs.map((run) => `${run.start} ${run.end ?? ''}${run.allDay ? ' days' : ''}`), dateText };
}

test.each([
  ['19/01/2027', {}, ['2027-01-19T00:00:00Z 2027-01-19T23:59:59Z days'], '19/01/2027'],
  ['19 Jan 2027', { end: '19 Jan 2027' }, ['2027-01-19T00:00:00Z 2027-01-19T23:59:59Z days'], '19 Jan 2027'],
  ['19/01/2027', { end: '20/01/2027' }, ['2027-01-19T00:00:00Z 2027-01-20T23:59:59Z days'], '19/01/2027 to 20/01/2027'],
  ['19 June 2027', { time: '4pm-6pm' }, ['2027-06-19T15:00:00Z 2027-06-19T17:00:00Z'], '19 June 2027, 4pm-6pm'],
  [
    '19 June 2027',
    { time: '16:00', endTime: '18:00' },
    ['2027-06-19T15:00:00Z 2027-06-19T17:00:00Z'],
    '19 June 2027, 16:00 to 18:00',
  ],
  [
    '19 June 2027',
    { end: '19/06/2027', time: '4pm-6pm' },
    ['2027-06-19T15:00:00Z 2027-06-19T17:00:00Z'],
    '19 June 2027 to 19/06/2027, 4pm-6pm',
  ],
  [
    '19 June 2027',
    { time: 'all morning' },
    ['2027-06-18T23:00:00Z 2027-06-19T22:59:59Z days'],
    '19 June 2027, all morning',
  ],
  [
    '2 Dec 2026; 27 Jan 2027',
    {},
    ['2026-12-02T00:00:00Z 2026-12-02T23:59:59Z days', '2027-01-27T00:00:00Z 2027-01-27T23:59:59Z days'],
    '2 Dec 2026; 27 Jan 2027',
  ],
  ['2 Dec; 27 Jan 2027', {}, [], '2 Dec; 27 Jan 2027'],
  ['March 2027', {}, [], 'March 2027'],
  ['03/13/2027', {}, [], '03/13/2027'],
  ['termly', {}, [], 'termly'],
  [null, {}, [], null],
])('%j with %j', (start, rest, runs, dateText) => {
  expect(read(start, rest)).toEqual({ runs, dateText });
});

test('a day without a year that has just gone by is not moved into the next year', () => {
  expect(read('12 November').runs).toEqual(['2026-11-12T00:00:00Z 2026-11-12T23:59:59Z days']);
  expect(read('19th January').runs).toEqual(['2027-01-19T00:00:00Z 2027-01-19T23:59:59Z days']);
  expect(readDates({ start: '12 November', end: null, time: null, endTime: null }, NOW).yearInferred).toBe(true);
});

test('words too long to keep are cut between two signs, never within one', () => {
  const { dateText } = read(`x${'😀'.repeat(300)}`);
  expect(dateText).toBe(`x${'😀'.repeat(99)}…`);
});
