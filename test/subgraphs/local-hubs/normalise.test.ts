import { expect, test } from 'vitest';
import { createFeedRecord, type FeedRecord } from '../../../subgraphs/local-hubs/feed.ts';
import { normalise, type Origin } from '../../../subgraphs/local-hubs/normalise.ts';
import { findHub } from './fixtures.ts';

const RUN = { start: '2027-03-02T09:00:00Z', end: null, allDay: false, timeZone: 'Europe/London' };
const MOOR: Origin = {
  registerId: 'moor-stem-centre',
  hub: findHub('moor-stem-centre'),
  feedUrl: 'https://moor.example/p.csv',
};
const COAST: Origin = { ...MOOR, registerId: 'coast-maths-hub', hub: findHub('coast-maths-hub') };

function read(stated: Partial<FeedRecord>, origin = MOOR) {
  return normalise(
    createFeedRecord({ recordId: 'row 2', identity: ['csv', 'forces'], title: 'Forces', ...stated }),
    origin,
  );
}

function itemOf(stated: Partial<FeedRecord>, origin = MOOR) {
  const outcome = read(stated, origin);
  if (outcome.kind !== 'kept') throw new Error(`expected an item, got ${JSON.stringify(outcome)}`);
  return outcome.item;
}

test.each([
  ['TEST_RECORD', { title: 'Test' }],
  ['TEST_RECORD', { title: 'TEST event 3' }],
  ['TEST_RECORD', { title: 'Forces - DO NOT USE' }],
  ['NOT_PUBLISHED', { hidden: true }],
  ['MISSING_FIELD', { title: '<p> </p>' }],
])('%s for %j', (code, stated) => {
  expect(read(stated)).toMatchObject({ kind: 'rejected', rejection: { code, recordId: 'row 2' } });
});

test.each([{ cancelled: true }, { title: 'CANCELLED - Forces' }, { title: '*Canceled* Forces' }])(
  'what is called off is removed: %j',
  (stated) => {
    expect(read(stated)).toEqual({ kind: 'removed', id: 'local-hubs:moor-stem-centre--csv--forces' });
  },
);

test('a test paper and a testing course are no test rows', () => {
  expect(itemOf({ title: 'Testing bridges' }).title).toBe('Testing bridges');
});

test('the address is its own, else the booking page, else its hub, else its place in the feed', () => {
  const url = 'https://moor.example/forces';
  expect(itemOf({ url }).url).toBe(url);
  expect(itemOf({ bookingUrl: url }).url).toBe(url);
  expect(itemOf({})).toMatchObject({
    url: 'https://moor-stem.example/',
    inferredFields: expect.arrayContaining(['url']),
  });
  expect(itemOf({}, COAST).url).toBe('https://moor.example/p.csv#forces');
});

test('what has no date ends with its hub, and what has one tells for itself', () => {
  expect(itemOf({}, COAST)).toMatchObject({ status: 'CLOSED', inferredFields: expect.arrayContaining(['status']) });
  expect(itemOf({ runs: [RUN] }, COAST).status).toBe('CURRENT');
  expect(itemOf({}, MOOR).status).toBe('CURRENT');
});

test('an offer without a place of its own is not put where its hub has its office', () => {
  expect(itemOf({ typeWords: ['event'], runs: [RUN] })).toMatchObject({
    venue: null,
    sessions: [{ venue: null }],
    hub: { id: 'local-hubs:moor-stem-centre', name: 'Moor STEM Centre', kind: 'STEM_CENTRE' },
  });
});

test.each(['https://zoom.example/j/1', 'Online', 'Online via Zoom', 'Zoom - link to follow', 'MS Teams'])(
  'the place %j is online, and no link to a meeting is told',
  (text) => {
    const item = itemOf({ typeWords: ['cpd'], runs: [RUN], place: { text } });
    expect(item).toMatchObject({ deliveryMode: 'ONLINE_LIVE', sessions: [{ venue: null }] });
    expect(JSON.stringify(item)).not.toContain('zoom.example');
  },
);

test('a laboratory of virtual reality is a place', () => {
  expect(itemOf({ typeWords: ['event'], runs: [RUN], place: { text: 'Virtual Reality Lab, Leeds' } })).toMatchObject({
    deliveryMode: 'IN_PERSON',
    venue: { name: 'Virtual Reality Lab', town: 'Leeds' },
  });
});

test('a place that only the hub’s region explains is marked', () => {
  const { inferredFields } = itemOf({ typeWords: ['event'], place: { text: 'The Barn' } });
  expect(inferredFields).toContain('venue');
});

test('a course without sessions keeps the hub’s words for its day and place', () => {
  const stated = { typeWords: ['cpd'], dateText: 'March 2027', place: { text: 'Moor College, Exeter' } };
  expect(itemOf({ ...stated, description: 'Pushes and pulls.' }).summary).toBe(
    'Pushes and pulls.\nWhen: March 2027\nWhere: Moor College, Exeter',
  );
});

test.each([
  ['25', '£25', false],
  ['0', '£0', true],
  ['free', 'free', true],
  ['£400 + VAT', '£400 + VAT', false],
  ['ask us', 'ask us', null],
])('the price %j is told as %j', (priceText, text, free) => {
  expect(itemOf({ typeWords: ['event'], priceText })).toMatchObject({ priceText: text, free });
});

test('a bursary that the words name is told', () => {
  expect(itemOf({ typeWords: ['cpd'], priceText: 'Free with an ENTHUSE bursary' })).toMatchObject({
    funding: ['ENTHUSE'],
  });
});

test('a resource has the type that its hub gives it', () => {
  expect(itemOf({ typeWords: ['worksheet'] })).toMatchObject({
    kind: 'RESOURCE',
    resourceTypes: ['supporting document'],
  });
  expect(itemOf({ typeWords: ['resource'] })).toMatchObject({ kind: 'RESOURCE', resourceTypes: [] });
});

test('subjects are the hub’s words, else the title’s, else what the hub is for', () => {
  expect(itemOf({ subjectWords: ['STEM/careers'] }).subjects).toEqual(['STEM', 'Careers']);
  expect(itemOf({ subjectWords: ['science, apiculture'] })).toMatchObject({
    subjects: ['Science'],
    topics: ['apiculture'],
  });
  expect(itemOf({ title: 'Physics evening' }, COAST).subjects).toEqual(['Physics']);
  expect(itemOf({}, COAST)).toMatchObject({
    subjects: ['Mathematics'],
    inferredFields: expect.arrayContaining(['subjects']),
  });
});

test('sessions stand in order of start and carry what is needed to book', () => {
  const later = { ...RUN, start: '2027-04-02T09:00:00Z' };
  const stated = { bookingUrl: 'https://moor.example/book', deadline: '2027-02-01T23:59:59Z' };
  expect(itemOf({ typeWords: ['cpd'], runs: [later, RUN], ...stated })).toMatchObject({
    sessions: [
      { start: RUN.start, bookingUrl: stated.bookingUrl, bookingClosesAt: stated.deadline, availability: null },
      { start: later.start },
    ],
  });
});
