// Time alone closes what is over, and nothing else.
import { expect, test } from 'vitest';
import { statusAt } from '../../../../subgraphs/kit/catalogue/status-at.ts';
import type { CatalogueItem, NormalisedItem } from '../../../../subgraphs/kit/catalogue-item.ts';
import { createActivity, createCourse, createResource, createSession } from '../../../support/sample-items.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const PAST = createSession('2026-11-21T09:00:00Z', { end: '2026-11-21T11:00:00Z' });
const NOW_ON = createSession('2026-11-21T09:00:00Z', { end: '2026-11-21T12:00:01Z' });

const toKept = (item: NormalisedItem): CatalogueItem => ({
  ...item,
  partner: 'RAENG',
  firstSeenAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  checkedAt: '2026-01-01T00:00:00Z',
});

test.each<[string, NormalisedItem, string]>([
  ['a course whose only session is over', createCourse('a', { sessions: [PAST] }), 'CLOSED'],
  ['a course with a session still going on', createCourse('a', { sessions: [PAST, NOW_ON] }), 'CURRENT'],
  ['a course without dates', createCourse('a'), 'CURRENT'],
  ['an archived course whose session is over', createCourse('a', { status: 'ARCHIVED', sessions: [PAST] }), 'ARCHIVED'],
  ['an activity whose sessions are over', createActivity('a', { sessions: [PAST, PAST] }), 'CLOSED'],
  [
    'an activity whose session is over and whose deadline is to come',
    createActivity('a', { sessions: [PAST], deadline: '2026-11-21T13:00:00+00:00' }),
    'CURRENT',
  ],
  [
    'an activity whose session is to come and whose deadline is over',
    createActivity('a', { sessions: [NOW_ON], deadline: '2026-11-01T00:00:00Z' }),
    'CURRENT',
  ],
  [
    'an activity of which only a deadline is known, and is over',
    createActivity('a', { deadline: '2026-11-21T12:59:59+01:00' }),
    'CLOSED',
  ],
  ['an activity without dates', createActivity('a'), 'CURRENT'],
  [
    'a session without an end, earlier on the same day',
    createCourse('a', { sessions: [createSession('2026-11-21T09:00:00Z')] }),
    'CURRENT',
  ],
  [
    'a session without an end, the day before',
    createCourse('a', { sessions: [createSession('2026-11-20T18:00:00Z')] }),
    'CLOSED',
  ],
  [
    'a session of whole days that ends today',
    createCourse('a', {
      sessions: [createSession('2026-11-20T00:00:00Z', { end: '2026-11-21T00:00:00Z', allDay: true })],
    }),
    'CURRENT',
  ],
  [
    'a session of a whole day that is over in its own time zone',
    createCourse('a', {
      sessions: [createSession('2026-11-20T11:00:00Z', { allDay: true, timeZone: 'Pacific/Auckland' })],
    }),
    'CLOSED',
  ],
  [
    'a session whose time zone nobody knows',
    createCourse('a', { sessions: [createSession('2020-01-01T00:00:00Z', { timeZone: 'Mars/Base' })] }),
    'CURRENT',
  ],
  ['a resource', createResource('a'), 'CURRENT'],
])('%s', (_, item, expected) => {
  expect(statusAt(toKept(item), NOW)).toBe(expected);
});
