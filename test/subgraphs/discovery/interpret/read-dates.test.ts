// What tells when something should take place, and how long it may take.
import { describe, expect, it } from 'vitest';
import { atMost, days, delivery, type Expected, kind, read } from './expected-readings.ts';

const QUERIES: readonly Expected[] = [
  ['this term', '', [days('this term', 'This term (to 18 December)', '2026-11-22', '2026-12-18')]],
  ['next term', '', [days('next term', 'Next term (4 January to 25 March 2027)', '2027-01-04', '2027-03-25')]],
  [
    'cpd next week',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      days('next week', 'Next week (23 to 29 November)', '2026-11-23', '2026-11-29'),
    ],
  ],
  ['this month', '', [days('this month', 'This month (to 30 November)', '2026-11-22', '2026-11-30')]],
  ['next month', '', [days('next month', 'Next month (1 to 31 December)', '2026-12-01', '2026-12-31')]],
  [
    'cpd in March',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), days('in March', 'In March 2027', '2027-03-01', '2027-03-31')],
  ],
  [
    'cpd march',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), days('march', 'In March 2027', '2027-03-01', '2027-03-31')],
  ],
  [
    'cpd in november',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), days('in november', 'In November 2026', '2026-11-22', '2026-11-30')],
  ],
  [
    'may 2027 cpd',
    '',
    [days('may 2027', 'In May 2027', '2027-05-01', '2027-05-31'), kind('cpd', 'CPD courses', ['COURSE'])],
  ],
  [
    'courses after Easter',
    '',
    [
      kind('courses', 'CPD courses', ['COURSE']),
      days('after Easter', 'After Easter (29 March to 23 July 2027)', '2027-03-29', '2027-07-23'),
    ],
  ],
  [
    'before christmas workshops',
    'workshops',
    [days('before christmas', 'Before Christmas (to 24 December)', '2026-11-22', '2026-12-24')],
  ],
  [
    'cpd after march',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      days('after march', 'After March (1 April to 31 August 2027)', '2027-04-01', '2027-08-31'),
    ],
  ],
  [
    'cpd before 1 march 2027',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      days('before 1 march 2027', 'Before 1 March 2027 (to 28 February 2027)', '2026-11-22', '2027-02-28'),
    ],
  ],
  [
    'cpd 12 january',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), days('12 january', 'On 12 January 2027', '2027-01-12', '2027-01-12')],
  ],
  [
    'cpd on 12/01/2027',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), days('on 12/01/2027', 'On 12 January 2027', '2027-01-12', '2027-01-12')],
  ],
  [
    'cpd spring term',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      days('spring term', 'Spring term (4 January to 25 March 2027)', '2027-01-04', '2027-03-25'),
    ],
  ],
  [
    'this academic year',
    '',
    [days('this academic year', 'This academic year (to 31 August 2027)', '2026-11-22', '2027-08-31')],
  ],
  ['under 30 minutes', '', [atMost('under 30 minutes', 'At most 30 minutes', 'PT30M', 30)]],
  [
    '1 hour webinar',
    '',
    [atMost('1 hour', 'At most 1 hour', 'PT1H', 60), delivery('webinar', 'Live online', ['ONLINE_LIVE'])],
  ],
  [
    'half day cpd',
    '',
    [atMost('half day', 'At most half a day', 'P0.5D', 720), kind('cpd', 'CPD courses', ['COURSE'])],
  ],
  [
    'cpd two day course',
    '',
    [
      kind('cpd', 'CPD courses', ['COURSE']),
      atMost('two day', 'At most 2 days', 'P2D', 2880),
      kind('course', 'CPD courses', ['COURSE']),
    ],
  ],
  ['10 minute starter on fractions', 'starter on fractions', [atMost('10 minute', 'At most 10 minutes', 'PT10M', 10)]],
  ['30min lesson', 'lesson', [atMost('30min', 'At most 30 minutes', 'PT30M', 30)]],
  ['lesson 2 hours', 'lesson', [atMost('2 hours', 'At most 2 hours', 'PT2H', 120)]],
  [
    'cpd within an hour',
    '',
    [kind('cpd', 'CPD courses', ['COURSE']), atMost('within an hour', 'At most 1 hour', 'PT1H', 60)],
  ],
  ['up to 90 mins maths', 'maths', [atMost('up to 90 mins', 'At most 90 minutes', 'PT90M', 90)]],
];

describe('a day or a length of time in a query', () => {
  it.each(QUERIES)('is read: %j leaves %j', (query, queryLeft, readings) => {
    expect(read(query)).toEqual({ readings, queryLeft });
  });
});
