import { expect, test } from 'vitest';
import { readDates } from '../../../subgraphs/raeng/dates.ts';

const DAY = { start: '2022-06-16T23:00:00Z', end: '2022-06-17T22:59:59Z', allDay: true, yearInferred: false };

test.each([
  ['a day', '2022-06-17', null, { span: DAY, hasEnd: false, dateText: '17 June 2022' }],
  ['a midnight is a day', '2022-06-17T00:00:00Z', null, { span: DAY, hasEnd: false, dateText: '17 June 2022' }],
  ['the same day twice', '2022-06-17', '2022-06-17', { span: DAY, hasEnd: true, dateText: '17 June 2022' }],
  [
    'two days',
    '2022-06-17',
    '2022-06-18',
    { span: { ...DAY, end: '2022-06-18T22:59:59Z' }, hasEnd: true, dateText: '17 June 2022 to 18 June 2022' },
  ],
  ['a month', '2022-06', null, { span: null, hasEnd: false, dateText: 'June 2022' }],
  ['a year', '2022', null, { span: null, hasEnd: false, dateText: '2022' }],
  ['a day to a month', '2022-06-17', '2022-07', { span: null, hasEnd: true, dateText: '17 June 2022 to July 2022' }],
  ['words without a year', '17 June', null, { span: null, hasEnd: false, dateText: '17 June' }],
  ['an end alone', null, '2022-06-17', { span: null, hasEnd: true, dateText: '17 June 2022' }],
  ['nothing', null, ' ', { span: null, hasEnd: false, dateText: null }],
])('%s', (_name, startDate, endDate, expected) => {
  expect(readDates({ startDate, endDate })).toEqual(expected);
});

test('times keep their own end', () => {
  expect(readDates({ startDate: '2027-01-20T16:00:00Z', endDate: '2027-01-20T17:30:00Z' }).span).toEqual({
    start: '2027-01-20T16:00:00Z',
    end: '2027-01-20T17:30:00Z',
    allDay: false,
    yearInferred: false,
  });
});
