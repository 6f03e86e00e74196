import { expect, test } from 'vitest';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createFeedRecord, type FeedRecord } from '../../../subgraphs/local-hubs/feed.ts';
import { foldRuns } from '../../../subgraphs/local-hubs/fold-runs.ts';
import { normalise } from '../../../subgraphs/local-hubs/normalise.ts';

function row(stated: Partial<FeedRecord> & { day?: number }): HarvestOutcome {
  const { day, ...fields } = stated;
  const start = `2027-03-${String(day ?? 1).padStart(2, '0')}T00:00:00Z`;
  const record = createFeedRecord({
    recordId: 'row 2',
    identity: ['csv', 'forces'],
    title: 'Forces',
    typeWords: ['cpd'],
    runs: day === undefined ? [] : [{ start, end: null, allDay: true, timeZone: 'Europe/London' }],
    ...fields,
  });
  return normalise(record, { registerId: 'moor', hub: null, feedUrl: 'https://moor.example/p.csv' });
}

function tell(outcomes: readonly HarvestOutcome[]): readonly unknown[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== 'kept') return outcome.kind;
    const { item, records } = outcome;
    const starts = 'sessions' in item ? item.sessions.map(({ start }) => start.slice(8, 10)) : [];
    return [item.family, item.id.slice('local-hubs:moor--csv--'.length), records, starts.join(' ')];
  });
}

test('rows of one title are the runs of one thing, whatever their order', () => {
  expect(tell(foldRuns([row({ day: 9 }), row({ day: 2 }), row({ day: 5 })]))).toEqual([
    ['Course', 'forces', 3, '02 05 09'],
  ]);
});

test('the earliest run tells what it is, and the others add for whom and where to book', () => {
  const outcomes = foldRuns([
    row({ day: 9, ageWords: ['KS3'], subjectWords: ['physics'], url: 'https://moor.example/9', priceText: '£9' }),
    row({ day: 2, ageWords: ['KS2'], subjectWords: ['science'], url: 'https://moor.example/2', priceText: '£2' }),
  ]);
  expect(outcomes).toMatchObject([
    {
      item: {
        url: 'https://moor.example/2',
        priceText: '£2',
        keyStages: ['KS2', 'KS3'],
        ageRange: { from: 7, to: 14 },
        subjects: ['Science', 'Physics'],
        sessions: [{ bookingUrl: null }, { bookingUrl: 'https://moor.example/9' }],
      },
    },
  ]);
});

test('an activity keeps the words for its dates and the last of its deadlines', () => {
  const activity = { typeWords: ['event'] };
  const [whole] = foldRuns([
    row({ ...activity, day: 2, dateText: '2 March', deadline: '2027-02-01T23:59:59Z' }),
    row({ ...activity, day: 9, dateText: '9 March', deadline: '2027-03-01T23:59:59Z' }),
  ]);
  expect(whole).toMatchObject({
    records: 2,
    item: { dateText: '2 March; 9 March', deadline: '2027-03-01T23:59:59Z', start: '2027-03-02T00:00:00Z' },
  });
});

test('a row that adds no date stays a record of its own under the same id', () => {
  expect(tell(foldRuns([row({}), row({ day: 2 }), row({ day: 2 })]))).toEqual([
    ['Course', 'forces', 1, '02'],
    ['Course', 'forces', 1, ''],
    ['Course', 'forces', 1, '02'],
  ]);
});

test('a course and a resource of one title are two things', () => {
  expect(tell(foldRuns([row({ typeWords: ['resource'] }), row({ day: 2 })]))).toEqual([
    ['Course', 'forces', 1, '02'],
    ['LearningResource', 'forces--learningresource', 1, ''],
  ]);
});

test('what is called off on one day goes on on the others', () => {
  expect(tell(foldRuns([row({ day: 2 }), row({ day: 9, cancelled: true })]))).toEqual([['Course', 'forces', 1, '02']]);
  expect(tell(foldRuns([row({ day: 9, cancelled: true })]))).toEqual(['removed']);
});
