import { describe, expect, it } from 'vitest';
import { joinDateSpans, normaliseDateSpan } from '../../../../subgraphs/kit/normalise/dates.ts';

const REFERENCE = new Date('2026-11-22T00:30:00Z');

describe('normaliseDateSpan', () => {
  it.each([
    ['19 Jan 2018', '2018-01-19T00:00:00Z', '2018-01-19T23:59:59Z'],
    ['19/01/2018', '2018-01-19T00:00:00Z', '2018-01-19T23:59:59Z'],
    ['01/02/2018', '2018-02-01T00:00:00Z', '2018-02-01T23:59:59Z'],
    ['19/1/18', '2018-01-19T00:00:00Z', '2018-01-19T23:59:59Z'],
    ['19.01.2018', '2018-01-19T00:00:00Z', '2018-01-19T23:59:59Z'],
    ['2018-01-19', '2018-01-19T00:00:00Z', '2018-01-19T23:59:59Z'],
    ['3-5 July 2024', '2024-07-02T23:00:00Z', '2024-07-05T22:59:59Z'],
    ['3 & 4 July 2024', '2024-07-02T23:00:00Z', '2024-07-04T22:59:59Z'],
    ['30 June to 2 July 2024', '2024-06-29T23:00:00Z', '2024-07-02T22:59:59Z'],
    ['Tues 3 Sept 2024', '2024-09-02T23:00:00Z', '2024-09-03T22:59:59Z'],
  ])('reads %s as whole days of London', (text, start, end) => {
    expect(normaliseDateSpan(text, REFERENCE)).toEqual({ start, end, allDay: true, yearInferred: false });
  });

  it.each([
    ['Wed 3 March 2021 4pm-6pm', '2021-03-03T16:00:00Z', '2021-03-03T18:00:00Z'],
    ['4 May 2026 4-6pm', '2026-05-04T15:00:00Z', '2026-05-04T17:00:00Z'],
    ['10 Feb 2025, 9.30am - 3.30pm', '2025-02-10T09:30:00Z', '2025-02-10T15:30:00Z'],
    ['13:00 - 15:00 on 4 May 2026', '2026-05-04T12:00:00Z', '2026-05-04T14:00:00Z'],
    ['Mon 4 May 2026 9am - Tue 5 May 2026 5pm', '2026-05-04T08:00:00Z', '2026-05-05T16:00:00Z'],
    ['17/05/2022 09:30:00', '2022-05-17T08:30:00Z', null],
    ['2026-03-02T09:30:00+01:00', '2026-03-02T08:30:00Z', null],
    ['2026-07-02T09:30:00', '2026-07-02T08:30:00Z', null],
    ['2024-03-07 23:59:59', '2024-03-07T23:59:59Z', null],
  ])('reads %s with its times', (text, start, end) => {
    expect(normaliseDateSpan(text, REFERENCE)).toEqual({ start, end, allDay: false, yearInferred: false });
  });

  it('moves a time that the clocks skip an hour on', () => {
    expect(normaliseDateSpan('29/03/2026 01:30:00', REFERENCE)?.start).toBe('2026-03-29T01:30:00Z');
  });

  it.each([
    ['19th January', '2027-01-19T00:00:00Z'],
    ['22 November', '2026-11-22T00:00:00Z'],
    ['21 November', '2027-11-21T00:00:00Z'],
    ['Friday 13 November', '2026-11-13T00:00:00Z'],
    ['Wed 3 March', '2027-03-03T00:00:00Z'],
    ['30 December - 2 January', '2026-12-30T00:00:00Z'],
  ])('finds the year of %s', (text, start) => {
    expect(normaliseDateSpan(text, REFERENCE)).toMatchObject({ start, yearInferred: true });
  });

  it('ends a span without years in the year after where it must', () => {
    expect(normaliseDateSpan('30 December - 2 January', REFERENCE)?.end).toBe('2027-01-02T23:59:59Z');
  });

  it.each([
    '03/13/2021',
    '31/02/2020',
    '29/02/2025',
    'Tuesday 20 November',
    '2 December, 27 January, 24 March and 5 May',
    'July 2024',
    '12/2018',
    '2018',
    'today',
    'next Tuesday',
    'spring term',
    'TBC',
    '',
    null,
    '2024-13-45',
    '5 July to 3 July 2024',
  ])('does not guess at %s', (text) => {
    expect(normaliseDateSpan(text, REFERENCE)).toBeNull();
  });
});

describe('joinDateSpans', () => {
  const read = (text: string) => {
    const span = normaliseDateSpan(text, REFERENCE);
    if (span === null) throw new Error(`no date: ${text}`);
    return span;
  };

  it('runs from the start of one to the end of the other', () => {
    expect(joinDateSpans(read('02/12/2024'), read('05/05/2025'))).toEqual({
      start: '2024-12-02T00:00:00Z',
      end: '2025-05-05T22:59:59Z',
      allDay: true,
      yearInferred: false,
    });
    expect(joinDateSpans(read('17/05/2022 09:30:00'), read('17/05/2022 15:30:00')).end).toBe('2022-05-17T14:30:00Z');
  });

  it('drops an end before its start', () => {
    expect(joinDateSpans(read('02/12/2024'), read('01/12/2024')).end).toBe('2024-12-02T23:59:59Z');
    expect(joinDateSpans(read('02/12/2024'), null).end).toBe('2024-12-02T23:59:59Z');
  });
});
