// Dates, lengths and sizes in words.
import { expect, it } from 'vitest';
import { durationInWords, sessionInWords, sizeInWords } from '../../../gateway/portal/words.ts';

const session = (start: string, end: string | null, allDay = false) => ({
  ...{ start, end, allDay, timeZone: 'Europe/London' },
  ...{ deliveredBy: null, bookingUrl: null, bookingClosesAt: null, availability: null },
});

it.each([
  ['2026-06-02T08:30:00Z', '2026-06-02T11:00:00Z', false, 'Tue 2 Jun 2026, 9.30 am to 12 pm'],
  ['2026-06-02T08:30:00Z', null, false, 'Tue 2 Jun 2026, 9.30 am'],
  ['2026-06-02T08:30:00Z', '2026-06-03T15:00:00Z', false, 'Tue 2 Jun 2026, 9.30 am to Wed 3 Jun 2026, 4 pm'],
  ['2026-06-01T23:00:00Z', null, true, 'Tue 2 Jun 2026'],
  ['2026-06-01T23:00:00Z', '2026-06-02T23:00:00Z', true, 'Tue 2 Jun 2026 to Wed 3 Jun 2026'],
])('a session from %s to %s', (start, end, allDay, words) => {
  expect(sessionInWords(session(start, end, allDay))).toBe(words);
});

it.each([
  ['PT90M', '1 hour, 30 minutes'],
  ['PT45M', '45 minutes'],
  ['P2D', '2 days'],
  ['P10W', '10 weeks'],
])('%s is %s', (duration, words) => {
  expect(durationInWords(duration)).toBe(words);
});

it.each([
  [512, '0.5 KB'],
  [48_000, '48 KB'],
  [2_400_000, '2.4 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
