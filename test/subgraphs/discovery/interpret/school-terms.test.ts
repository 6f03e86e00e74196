// The rule for school terms, and the words that ask for one.
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../subgraphs/discovery/interpret/day-of.ts';
import { easterOf, schoolTermsFrom } from '../../../../subgraphs/discovery/interpret/school-terms.ts';
import { read } from './expected-readings.ts';

describe('Easter Sunday', () => {
  it.each([
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, day) => {
    expect(easterOf(year).toISODate()).toBe(day);
  });
});

describe('the school terms of England', () => {
  it('follow each other from the day on, one that has begun among them', () => {
    const terms = schoolTermsFrom(dayOf(2025, 4, 12)).slice(0, 6);
    expect(terms.map(({ season, from, to }) => [season, from.toISODate(), to.toISODate()])).toEqual([
      ['summer', '2025-04-28', '2025-07-18'],
      ['autumn', '2025-09-01', '2025-12-19'],
      ['spring', '2026-01-05', '2026-04-02'],
      ['summer', '2026-04-20', '2026-07-24'],
      ['autumn', '2026-09-01', '2026-12-18'],
      ['spring', '2027-01-04', '2027-03-25'],
    ]);
  });

  it('never overlap, in any year', () => {
    for (let year = 2020; year < 2100; year += 1) {
      const terms = schoolTermsFrom(dayOf(year, 1, 1));
      expect(terms.every(({ from, to }, at) => from < to && (at === 0 || from > (terms[at - 1]?.to ?? to)))).toBe(true);
    }
  });
});

describe('a term that is asked for', () => {
  const daysOf = (query: string, now: string) => read(query, [], new Date(now)).readings.map(({ value }) => value);

  it('is the rest of the one that has begun', () => {
    expect(daysOf('this term', '2026-09-01T00:00:00+01:00')).toEqual(['2026-09-01/2026-12-18']);
    expect(daysOf('this term', '2026-12-18T23:30:00Z')).toEqual(['2026-12-18/2026-12-18']);
    expect(daysOf('autumn term', '2026-11-22T10:00:00Z')).toEqual(['2026-11-22/2026-12-18']);
  });

  it('is the coming one in the holidays, called this or next', () => {
    expect(daysOf('this term', '2026-12-19T10:00:00Z')).toEqual(['2027-01-04/2027-03-25']);
    expect(daysOf('next term', '2026-12-19T10:00:00Z')).toEqual(['2027-01-04/2027-03-25']);
    expect(daysOf('next term', '2026-08-10T10:00:00Z')).toEqual(['2026-09-01/2026-12-18']);
  });

  it('goes by the day in London', () => {
    expect(daysOf('this month', '2026-06-30T23:30:00Z')).toEqual(['2026-07-01/2026-07-31']);
  });

  it('follows the holiday that it is counted from', () => {
    expect(daysOf('after christmas', '2026-12-27T10:00:00Z')).toEqual(['2026-12-27/2027-03-25']);
    expect(daysOf('after christmas', '2027-01-02T10:00:00Z')).toEqual(['2027-01-02/2027-03-25']);
    expect(daysOf('after christmas', '2027-01-05T10:00:00Z')).toEqual(['2027-12-26/2028-04-13']);
    expect(daysOf('after easter', '2026-04-06T10:00:00Z')).toEqual(['2026-04-06/2026-07-24']);
    expect(daysOf('after easter', '2026-05-06T10:00:00Z')).toEqual(['2027-03-29/2027-07-23']);
    expect(daysOf('after easter', '2025-02-06T10:00:00Z')).toEqual(['2025-04-21/2025-07-18']);
    expect(daysOf('before easter', '2026-11-22T10:00:00Z')).toEqual(['2026-11-22/2027-03-27']);
  });

  it('is none for a moment that is none', () => {
    expect(daysOf('this term', 'never')).toEqual([]);
  });
});
