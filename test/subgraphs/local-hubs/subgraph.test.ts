// The feeds that a register lists, read over HTTP: what they are called, how they are asked, and that each fails alone.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings } from '../../../subgraphs/kit/env.ts';
import { FeedError } from '../../../subgraphs/kit/errors.ts';
import type { HarvestFeed, HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createLog } from '../../../subgraphs/kit/log.ts';
import { localHubs } from '../../../subgraphs/local-hubs/subgraph.ts';
import { createPlainHttpClient } from '../../support/plain-http-client.ts';
import { gather } from '../../support/reader-input.ts';
import { type Route, serve } from '../../support/serve.ts';
import { NOW } from './fixtures.ts';

const HEADER = 'id,name,kind,url,feeds';
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/local-hubs/${name}`, import.meta.url), 'utf8');

interface Reading {
  readonly requests: readonly string[];
  readonly feeds: Readonly<Record<string, readonly HarvestOutcome[] | string>>;
}

/** Reads every feed of a register, whose `$` stands for the server's origin. */
async function readAll(register: string, routes: Readonly<Record<string, Route>> = {}): Promise<Reading> {
  await using server = await serve((origin) => ({
    '/hubs.csv': { headers: { 'content-type': 'text/csv' }, body: `${HEADER}\n${register}`.replaceAll('$', origin) },
    ...routes,
  }));
  const settings = readSettings({ LOCAL_HUBS_URL: `${server.origin}/hubs.csv` });
  const environment = { settings, log: createLog('silent'), now: () => NOW };
  const feeds = await gather(localHubs.listFeeds(environment, createPlainHttpClient()));
  const read: Record<string, readonly HarvestOutcome[] | string> = {};
  for (const feed of feeds) read[feed.name] = await readOne(feed);
  return { requests: server.requests.map(({ target }) => target), feeds: read };
}

async function readOne(feed: HarvestFeed): Promise<readonly HarvestOutcome[] | string> {
  try {
    return await gather(feed.outcomes());
  } catch (error) {
    if (error instanceof FeedError) return `${error.code} ${error.message}`;
    throw error;
  }
}

function idsOf(outcomes: readonly HarvestOutcome[] | string | undefined): readonly string[] {
  if (!Array.isArray(outcomes)) throw new Error(`expected outcomes, got ${String(outcomes)}`);
  return outcomes.map((outcome: HarvestOutcome) => {
    if (outcome.kind === 'rejected') return outcome.rejection.code;
    return outcome.kind === 'kept' ? outcome.item.id : `removed ${outcome.id}`;
  });
}

test('each feed of each hub is one of the harvest’s, and a fault in one is no other’s', async () => {
  const { feeds } = await readAll(
    [
      'moor,Moor,stem-centre,https://moor.example,csv:$/a.csv; csv:$/b.csv; xls:$/c.xls; ics:nowhere; tribe:$/gone',
      'coast,Coast,maths-hub,,csv:$/no-titles.csv; rss:$/news',
      'national,For everybody,,,csv:$/a.csv',
    ].join('\n'),
    {
      '/a.csv': { body: 'Title\nBridges' },
      '/b.csv': { body: 'Title\nRockets' },
      '/no-titles.csv': { body: 'When\ntoday' },
      '/news': { body: fixture('good/news.rss') },
    },
  );
  expect(Object.keys(feeds)).toEqual([
    'register',
    'moor/csv',
    'moor/csv-2',
    'moor/xls',
    'moor/ics',
    'moor/tribe',
    'coast/csv',
    'coast/rss',
    'national/csv',
  ]);
  expect(idsOf(feeds.register)).toEqual(['local-hubs:moor', 'local-hubs:coast', 'NOT_AN_ITEM']);
  expect(idsOf(feeds['moor/csv'])).toEqual(['local-hubs:moor--csv--bridges']);
  expect(idsOf(feeds['moor/csv-2'])).toEqual(['local-hubs:moor--csv--rockets']);
  expect(feeds['moor/xls']).toMatch(/^FEED_MALFORMED expected a feed as format:address .* got 'xls:/);
  expect(feeds['moor/ics']).toBe("FEED_MALFORMED expected an http or https address, got 'nowhere'");
  expect(feeds['moor/tribe']).toMatch(/^FEED_STATUS /);
  expect(feeds['coast/csv']).toBe(
    'FEED_MALFORMED expected a column of titles (title, event, course, activity or name), got: When',
  );
  expect(idsOf(feeds['coast/rss'])).toEqual(['NOT_AN_ITEM']);
  expect(idsOf(feeds['national/csv'])).toEqual(['local-hubs:national--csv--bridges']);
});

test('a hub that the register names twice has one feed for each address', async () => {
  const { feeds } = await readAll(
    'moor,Moor,stem-centre,,csv:$/a.csv\nmoor,Moor,stem-centre,,csv:$/a.csv; csv:$/b.csv',
    { '/a.csv': { body: 'Title\nBridges' }, '/b.csv': { body: 'Title\nRockets' } },
  );
  expect(Object.keys(feeds)).toEqual(['register', 'moor/csv', 'moor/csv-2']);
  expect(idsOf(feeds['moor/csv-2'])).toEqual(['local-hubs:moor--csv--rockets']);
});

test('The Events Calendar is asked for the past as well, fifty events a page, and numbers each site on its own', async () => {
  const { feeds, requests } = await readAll(
    'coast,Coast,maths-hub,,tribe:$/one/events?categories=cpd; tribe:$/two/events; tribe:$/none/events',
    {
      '/one/events': { body: fixture('good/tribe-events.json') },
      '/two/events': { body: fixture('good/tribe-events.json') },
      '/none/events': { status: 404, body: { code: 'event-archive-page-not-found', data: { status: 404 } } },
    },
  );
  expect(requests.slice(1, 2)).toEqual([
    '/one/events?categories=cpd&page=1&per_page=50&start_date=2000-01-01+00%3A00%3A00',
  ]);
  expect(idsOf(feeds['coast/tribe'])).toEqual([
    'local-hubs:coast--tribe--71',
    'NOT_PUBLISHED',
    'removed local-hubs:coast--tribe--73',
  ]);
  expect(idsOf(feeds['coast/tribe-2'])[0]).toBe('local-hubs:coast--tribe-2--71');
  expect(idsOf(feeds['coast/tribe-3'])).toEqual([]);
});

test('a series stays the same for a month, and one that is over keeps its first run', async () => {
  const event = (uid: string, start: string, rule: string) =>
    `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:Club\r\nDTSTART:${start}\r\nRRULE:${rule}\r\nEND:VEVENT\r\n`;
  const body = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event('weekly', '20261102T160000', 'FREQ=WEEKLY;COUNT=5')}${event('over', '20200106T160000', 'FREQ=WEEKLY;COUNT=3')}END:VCALENDAR\r\n`;
  const { feeds } = await readAll('moor,Moor,stem-centre,,ics:$/c.ics', { '/c.ics': { body } });
  const outcomes = feeds['moor/ics'];
  if (!Array.isArray(outcomes)) throw new Error(String(outcomes));
  const starts = outcomes.map(({ item }) => item.sessions.map(({ start }: { start: string }) => start.slice(0, 10)));
  expect(starts).toEqual([['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'], ['2020-01-06']]);
});

test('dates without a year are read from the day on which the sheet was last changed', async () => {
  const { feeds } = await readAll('moor,Moor,stem-centre,,csv:$/old.csv; csv:$/now.csv', {
    '/old.csv': { headers: { 'last-modified': 'Tue, 02 Jan 2018 09:00:00 GMT' }, body: 'Title,When\nBridges,19 Jan' },
    '/now.csv': { body: 'Title,When\nRockets,19 Jan' },
  });
  expect(feeds['moor/csv']).toMatchObject([{ item: { start: '2018-01-19T00:00:00Z' } }]);
  expect(feeds['moor/csv-2']).toMatchObject([{ item: { start: '2027-01-19T00:00:00Z' } }]);
});

test('an empty register is a fault, not the end of all hubs', async () => {
  await expect(readAll('')).rejects.toMatchObject({ code: 'FEED_INCOMPLETE' });
});
