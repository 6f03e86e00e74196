// The recorded samples, format by format: what each becomes is written whole beside it in test/fixtures/local-hubs.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCsv } from '../../../subgraphs/kit/readers/csv.ts';
import { parseIcs } from '../../../subgraphs/kit/readers/ics.ts';
import { foldRuns } from '../../../subgraphs/local-hubs/fold-runs.ts';
import { toRegisterFeed } from '../../../subgraphs/local-hubs/harvest-feeds.ts';
import { codeOf, gather } from '../../support/reader-input.ts';
import {
  findHub,
  NOW,
  normaliseAll,
  REGISTER_URL,
  readAnswer,
  readCalendar,
  readRegister,
  readSheet,
  readTribe,
} from './fixtures.ts';

function expected(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/local-hubs/${name}.outcomes.json`, import.meta.url), 'utf8'));
}

const MOOR = { registerId: 'moor-stem-centre', hub: findHub('moor-stem-centre') };

test.each(['good', 'odd'])('the rows of a %s register become hubs or say what they lack', async (kind) => {
  const feed = toRegisterFeed(readRegister(`${kind}/register.csv`), REGISTER_URL, []);
  expect(await gather(feed.outcomes())).toEqual(expected(`${kind}/register`));
});

test('the rows of a spreadsheet become courses, activities and resources', () => {
  const origin = { ...MOOR, feedUrl: 'https://moor-stem.example/programme.csv' };
  expect(normaliseAll(readSheet('good/programme.csv'), origin)).toEqual(expected('good/programme'));
});

test('a spreadsheet with headers, dates and rows of its own making is read as people mean it', () => {
  const origin = { registerId: 'national-offers', hub: null, feedUrl: 'https://offers.example/all.csv' };
  expect(foldRuns(normaliseAll(readSheet('odd/programme.csv'), origin))).toEqual(expected('odd/programme'));
});

test('the events of a calendar become items whose categories are marked as inferred', () => {
  const origin = { ...MOOR, feedUrl: 'https://moor-stem.example/calendar.ics' };
  expect(normaliseAll(readCalendar('good/calendar.ics'), origin)).toEqual(expected('good/calendar'));
});

test('the events of The Events Calendar become items without their organisers', () => {
  const feedUrl = 'https://coast.example/wp-json/tribe/events/v1/events';
  const origin = { registerId: 'coast-maths-hub', hub: findHub('coast-maths-hub'), feedUrl };
  const outcomes = normaliseAll(readTribe('good/tribe-events.json'), origin);
  expect(outcomes).toEqual(expected('good/tribe-events'));
  expect(JSON.stringify(outcomes)).not.toMatch(/Jo Doe|jo@|01234/);
});

test('a file that is not what it claims is a fault of the feed, never an empty programme', () => {
  expect(codeOf(() => readSheet('broken/programme.csv'))).toBe('FEED_MALFORMED');
  expect(codeOf(() => readRegister('broken/register.csv'))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parseIcs(readAnswer('broken/calendar.ics', 'https://x.invalid/'), { now: NOW }))).toBe(
    'FEED_MALFORMED',
  );
  expect(codeOf(() => parseCsv(readAnswer('good/news.rss', 'https://x.invalid/')))).toBe('FEED_MALFORMED');
});
