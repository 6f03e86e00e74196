import { expect, test } from 'vitest';
import { toRunTimes } from '../../../subgraphs/local-hubs/run-times.ts';

test('days end with the second before their exclusive end, in London', () => {
  expect(toRunTimes({ start: '2027-06-11', end: '2027-06-13', allDay: true, timeZone: null })).toEqual({
    start: '2027-06-10T23:00:00Z',
    end: '2027-06-12T22:59:59Z',
    allDay: true,
    timeZone: 'Europe/London',
  });
});

test('times keep their zone, and UTC is shown as London', () => {
  const times = { start: '2027-06-11T16:00:00+02:00', end: null, allDay: false };
  expect(toRunTimes({ ...times, timeZone: 'Europe/Paris' })).toEqual({
    start: '2027-06-11T14:00:00Z',
    end: null,
    allDay: false,
    timeZone: 'Europe/Paris',
  });
  expect(toRunTimes({ ...times, timeZone: 'UTC' })?.timeZone).toBe('Europe/London');
});

test('what is no moment is none', () => {
  expect(toRunTimes({ start: 'soon', end: null, allDay: false, timeZone: null })).toBeNull();
});
