// Where the hubs publish: the register names each hub's feeds, and each is read in its own format. A register that cannot
// be read is a FeedError for the partner; a feed that cannot be read is one for that feed alone.
import { DateTime } from 'luxon';
import { FeedError } from '../kit/errors.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { TIME_ZONE } from '../kit/normalise/dates.ts';
import { type CsvTable, parseCsv, readCsv } from '../kit/readers/csv.ts';
import { readFeed } from '../kit/readers/feed.ts';
import type { FeedEntry } from '../kit/readers/feed-entry.ts';
import { readIcs } from '../kit/readers/ics.ts';
import type { CalendarEvent } from '../kit/readers/ics-event.ts';
import { readRecords } from '../kit/readers/read-page.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import type { TribeEvent } from '../kit/readers/tribe-event.ts';
import { readTribeEvents } from '../kit/readers/tribe-events.ts';

const SERIES_MONTHS = 18;
// The plugin lists from today on unless asked; what is over is still looked for by name.
const TRIBE_QUERY = { page: '1', per_page: '50', start_date: '2000-01-01 00:00:00' };

/** The register, one row for each hub. */
export async function readRegister(client: HttpClient, url: string): Promise<CsvTable> {
  const table = await readCsv(client, url);
  // The last hub does not close between two harvests; a register that was being rewritten looks like this.
  if (table.records.length === 0)
    throw new FeedError('FEED_INCOMPLETE', table.url, 'expected hubs in the register, got none');
  return table;
}

/** A spreadsheet and the day from which its dates without a year are read: its last change, else `now`. */
export async function readProgramme(
  client: HttpClient,
  url: string,
  now: Date,
): Promise<{ readonly table: CsvTable; readonly reference: Date }> {
  const answer = await client.get(url, { accept: 'text/csv, text/tab-separated-values;q=0.9, text/plain;q=0.8' });
  const changed = DateTime.fromHTTP(answer.headers['last-modified'] ?? '');
  const reference = changed.isValid && changed.toJSDate() < now ? changed.toJSDate() : now;
  return { table: parseCsv(answer), reference };
}

/** Series are worked out from the start of the month of `now`, so that an item does not change from day to day. */
export async function readCalendar(
  client: HttpClient,
  url: string,
  now: Date,
): Promise<readonly ReadRecord<CalendarEvent>[]> {
  const from = DateTime.fromJSDate(now, { zone: TIME_ZONE }).startOf('month');
  const to = from.plus({ months: SERIES_MONTHS }).toJSDate();
  return (await readIcs(client, url, { now, from: from.toJSDate(), to })).records;
}

/** The whole programme, past events included. */
export function readTribe(client: HttpClient, url: string): AsyncIterable<ReadRecord<TribeEvent>> {
  const first = new URL(url);
  for (const [name, value] of Object.entries(TRIBE_QUERY)) {
    if (!first.searchParams.has(name)) first.searchParams.set(name, value);
  }
  return readRecords(readTribeEvents(client, first.href));
}

/** News. */
export function readNews(client: HttpClient, url: string): AsyncIterable<ReadRecord<FeedEntry>> {
  return readRecords(readFeed(client, url));
}
