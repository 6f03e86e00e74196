// Reads one feed of a hub to its end: what each record of it became, by the feed's format. A feed that cannot be read is
// a FeedError.
import { FeedError } from '../kit/errors.ts';
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toTitle } from '../kit/normalise/plain-text.ts';
import type { FeedEntry } from '../kit/readers/feed-entry.ts';
import { rawOf } from '../kit/readers/raw-of.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';
import type { FeedRecord, HubFormat } from './feed.ts';
import { parseProgramme } from './feed-csv.ts';
import { parseCalendarEvent } from './feed-ics.ts';
import { parseTribeEvent } from './feed-tribe.ts';
import { foldRuns } from './fold-runs.ts';
import type { HubContext } from './hub-context.ts';
import { normalise, type Origin } from './normalise.ts';
import { readCalendar, readNews, readProgramme, readTribe } from './source.ts';

export interface HubFeed {
  /** The register's id of the hub, or of the row that lists what belongs to no hub. */
  readonly registerId: string;
  readonly hub: HubContext | null;
  readonly format: HubFormat;
  /** The format, and a number from the second feed of that format on: `tribe-2`. */
  readonly part: string;
  readonly address: string;
}

type Reader = (feed: HubFeed, client: HttpClient, now: Date) => AsyncIterable<HarvestOutcome>;

const READERS: Readonly<Record<HubFormat, Reader>> = {
  csv: readSheet,
  ics: readEvents,
  tribe: readWordPress,
  rss: refuseNews,
};

/** `now` is the day of the harvest, from which series and dates without a year are read. */
export function readOffers(feed: HubFeed, client: HttpClient, now: Date): AsyncIterable<HarvestOutcome> {
  return READERS[feed.format](feed, client, now);
}

async function* readSheet(feed: HubFeed, client: HttpClient, now: Date): AsyncGenerator<HarvestOutcome> {
  const { table, reference } = await readProgramme(client, feed.address, now);
  const origin = toOrigin(feed);
  const records = parseProgramme(table, reference);
  yield* foldRuns(records.map((record, at) => toOutcome(record, origin, table.records[at])));
}

async function* readEvents(feed: HubFeed, client: HttpClient, now: Date): AsyncGenerator<HarvestOutcome> {
  const origin = toOrigin(feed);
  for (const read of await readCalendar(client, feed.address, now)) {
    yield toOutcome(parseCalendarEvent(read), origin, read);
  }
}

async function* readWordPress(feed: HubFeed, client: HttpClient): AsyncGenerator<HarvestOutcome> {
  const origin = toOrigin(feed);
  for await (const read of readTribe(client, feed.address)) {
    yield toOutcome(parseTribeEvent(read, feed.part), origin, read);
  }
}

/** News says when it was written, never when something takes place. */
async function* refuseNews(feed: HubFeed, client: HttpClient): AsyncGenerator<HarvestOutcome> {
  for await (const read of readNews(client, feed.address)) {
    yield { kind: 'rejected', rejection: toNewsRejection(read), raw: rawOf(read) };
  }
}

function toOutcome(
  record: FeedRecord | Rejection,
  origin: Origin,
  read: ReadRecord<unknown> | undefined,
): HarvestOutcome {
  const outcome: HarvestOutcome =
    'code' in record ? { kind: 'rejected', rejection: record } : normalise(record, origin);
  return outcome.kind === 'rejected' && read !== undefined ? { ...outcome, raw: rawOf(read) } : outcome;
}

function toNewsRejection(read: ReadRecord<FeedEntry>): Rejection {
  if (!read.ok) return createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample });
  const value = toTitle(read.record.title?.value) ?? undefined;
  return createRejection('NOT_AN_ITEM', read.place, 'news: it tells when it was written, not what is on and when', {
    field: 'title',
    value,
  });
}

function toOrigin({ registerId, hub, address }: HubFeed): Origin {
  const feedUrl = toCanonicalUrl(address);
  if (feedUrl === null) throw new FeedError('FEED_FORBIDDEN_ADDRESS', '', 'expected an address that can be shown');
  return { registerId, hub, feedUrl };
}
