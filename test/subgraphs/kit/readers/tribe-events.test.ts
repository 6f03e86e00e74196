import { expect, test } from 'vitest';
import { parseJson } from '../../../../subgraphs/kit/readers/parse-json.ts';
import { parseTribePage, readTribeEvents } from '../../../../subgraphs/kit/readers/tribe-events.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, codeOfWalk, gather, readFixture } from '../../../support/reader-input.ts';
import { type Reply, serve } from '../../../support/serve.ts';

const url = 'https://hub.invalid/wp-json/tribe/events/v1/events';
const path = '/wp-json/tribe/events/v1/events';
const event = (rest: object = {}): object => ({
  id: 7,
  title: 'Robots &amp; you',
  start_date: '2027-06-19 16:00:00',
  end_date: '2027-06-19 17:30:00',
  timezone: 'Europe/London',
  ...rest,
});
const records = (...events: unknown[]): unknown[] => [...parseTribePage({ events }, url).records];
const field = (name: string, rest: object): unknown => {
  const [read] = parseTribePage({ events: [event(rest)] }, url).records;
  return read?.ok ? new Map(Object.entries(read.record)).get(name) : read?.problem;
};

test('a real programme is read, without author and organiser', () => {
  const page = parseTribePage(parseJson(readFixture('tribe-events.json').toString(), url), url);
  expect([page.records.length, page.statedTotal, page.nextLink]).toEqual([4, 4, null]);
  expect(page.records[0]).toEqual({
    ok: true,
    place: 'event 1001',
    record: {
      id: '1001',
      url: 'https://scienceoxford.com/?p=31777',
      website: 'https://scienceoxford.com/?p=31777',
      title: 'Thinking, Doing, Talking Science',
      description:
        '<p>Four days help primary teachers make science practical and thoughtful, on 2 December, 27 January, 24 March and 5 May.</p>',
      excerpt: null,
      status: null,
      allDay: true,
      hidden: false,
      start: '2024-12-02',
      end: '2025-05-06',
      timeZone: null,
      cost: '£400',
      categories: [{ name: 'CPD', slug: 'cpd' }],
      tags: [{ name: 'science', slug: 'science' }],
      venue: {
        name: 'Science Oxford Centre',
        address: null,
        city: 'Oxford',
        region: null,
        postcode: null,
        country: 'United Kingdom',
        latitude: null,
        longitude: null,
        website: null,
      },
      image: null,
      modified: new Date('2024-01-01T09:00:00Z'),
    },
  });
});

test.each([
  [
    'an object',
    { venue: 'Hall', zip: 'OX3 8SB', geo_lat: 51.7, geo_lng: '-1.2', phone: '01865', stateprovince: 'Oxon' },
  ],
  ['an array of one', [{ venue: 'Hall', zip: 'OX3 8SB', geo_lat: '51.7', geo_lng: -1.2, province: 'Oxon' }]],
])('a venue as %s is read without its telephone', (_, venue) => {
  expect(field('venue', { venue })).toEqual({
    name: 'Hall',
    address: null,
    city: null,
    region: 'Oxon',
    postcode: 'OX3 8SB',
    country: null,
    latitude: 51.7,
    longitude: -1.2,
    website: null,
  });
});

test.each([[[]], [null], [undefined], [false], ['Hall']])('a venue of %j is none', (venue) => {
  expect(field('venue', { venue })).toBeNull();
});

test('an image is its address, false is none', () => {
  expect(field('image', { image: { url: 'https://hub.invalid/a.jpg', width: 10 } })).toBe('https://hub.invalid/a.jpg');
  expect(field('image', { image: false })).toBeNull();
  expect(field('image', { image: { url: 'javascript:alert(1)' } })).toBeNull();
});

test.each([
  ['the zone', {}, '2027-06-19T16:00:00+01:00', '2027-06-19T17:30:00+01:00', 'Europe/London'],
  ['a fixed offset', { timezone: 'UTC-5.5' }, '2027-06-19T16:00:00-05:30', '2027-06-19T17:30:00-05:30', null],
  [
    'UTC where there is no zone',
    { timezone: '', utc_start_date: '2027-06-19 15:00:00', utc_end_date: '2027-06-19 16:30:00' },
    '2027-06-19T15:00:00+00:00',
    '2027-06-19T16:30:00+00:00',
    'UTC',
  ],
  [
    'UTC where the zone is unknown',
    { timezone: 'Mars/Crater', utc_start_date: '2027-06-19 15:00:00' },
    '2027-06-19T15:00:00+00:00',
    null,
    'UTC',
  ],
  ['the days', { all_day: true, timezone: '' }, '2027-06-19', '2027-06-20', null],
  ['no end where there is none', { end_date: '' }, '2027-06-19T16:00:00+01:00', null, 'Europe/London'],
])('times are read by %s', (_, rest, start, end, timeZone) => {
  const read = ['start', 'end', 'timeZone'].map((name) => field(name, rest));
  expect(read).toEqual([start, end, timeZone]);
});

test('an event that does not fit is a note without what it says of persons', () => {
  expect(records(event({ start_date: 'soon', organizer: [{ email: 'jo@hub.invalid' }] }), { title: 'x' }, 7)).toEqual([
    {
      ok: false,
      place: 'event 7',
      problem: 'start_date: expected a start date and time, and an end after it',
      sample: '{"id":7,"title":"Robots &amp; you","start_date":"soon"}',
    },
    { ok: false, place: 'events[1]', problem: expect.stringMatching(/^id: /), sample: '{"title":"x"}' },
    { ok: false, place: 'events[2]', problem: expect.stringMatching(/^event: /), sample: '7' },
  ]);
  expect(field('start', { end_date: '2027-06-18 00:00:00' })).toMatch('an end after it');
  expect(field('start', { timezone: '' })).toMatch('expected a start date');
});

test.each(['text', [], {}, { events: {} }])('%j is no page of events', (json) => {
  expect(codeOf(() => parseTribePage(json, url))).toBe('FEED_MALFORMED');
});

test('a programme is walked to its end', async () => {
  await using server = await serve((origin) => ({
    [path]: ({ target }) =>
      target.includes('page=2')
        ? { body: { events: [event({ id: 2 })], total: 2, total_pages: 2 } }
        : { body: { events: [event({ id: 1 })], next_rest_url: `${origin}${path}?page=2`, total: 2, total_pages: 2 } },
  }));
  const pages = await gather(readTribeEvents(createPlainHttpClient(), `${server.origin}${path}?page=1`));
  expect(pages.map((page) => [page.statedTotal, page.records.map(({ place }) => place)])).toEqual([
    [2, ['event 1']],
    [2, ['event 2']],
  ]);
});

test('an empty programme is a page without events', async () => {
  await using server = await serve(() => ({
    [path]: { status: 404, body: readFixture('tribe-events-empty.404.json') },
  }));
  const pages = await gather(readTribeEvents(createPlainHttpClient(), `${server.origin}${path}`));
  expect(pages).toEqual([{ url: `${server.origin}${path}`, records: [], statedTotal: 0, nextLink: null }]);
});

const first = (next: string, total: number): Reply => ({
  body: { events: [event({ id: 1 })], next_rest_url: next, total },
});
const empty = readFixture('tribe-events-empty.404.json');

test.each<[string, Record<string, Reply>, string]>([
  ['a plugin that is switched off', { [path]: { status: 404, body: { code: 'rest_no_route' } } }, 'FEED_STATUS'],
  ['a 404 that is a web page', { [path]: { status: 404, body: '<html>' } }, 'FEED_STATUS'],
  ['fewer events than stated', { [path]: first('', 5) }, 'FEED_INCOMPLETE'],
  ['a further page that is gone', { [path]: first('/p2', 2), '/p2': { status: 404, body: empty } }, 'FEED_INCOMPLETE'],
  ['the same event on both pages', { [path]: first('/p2', 2), '/p2': first('', 2) }, 'FEED_INCOMPLETE'],
  ['paging in a circle', { [path]: first(path, 2) }, 'FEED_MALFORMED'],
  ['paging to another origin', { [path]: first('https://elsewhere.invalid/', 2) }, 'FEED_FORBIDDEN_ADDRESS'],
  ['a server error', { [path]: { status: 500 } }, 'FEED_STATUS'],
])('%s is an error', async (_, routes, code) => {
  await using server = await serve(() => routes);
  expect(await codeOfWalk(readTribeEvents(createPlainHttpClient(), `${server.origin}${path}`))).toBe(code);
});

test('a damaged answer gives events, notes or a FeedError', () => {
  checkDamage(readFixture('tribe-events.json'), (bytes) => {
    return parseTribePage(parseJson(Buffer.from(bytes).toString(), url), url).records.length;
  });
});
