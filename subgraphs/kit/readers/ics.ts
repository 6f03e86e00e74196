// Reads iCalendar (RFC 5545) events, with series worked out within a window. A broken event is a note; a calendar that
// breaks off is a FeedError. Of persons (attendees, organisers) nothing is read.

import { DateTime } from 'luxon';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { decodeText, type FeedAnswer } from './decode-text.ts';
import { readCalendar } from './ics-calendar.ts';
import type { CalendarEvent } from './ics-event.ts';
import { parseIcsLines } from './ics-lines.ts';
import type { OccurrenceWindow } from './ics-occurrences.ts';
import { StepBudget, StepsSpent } from './ics-recurrence.ts';
import { DEFAULT_MAX_RECORDS, type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';

export interface IcsOptions extends ReadOptions {
  /** What the window counts from. */
  readonly now: Date;
  /** The window: from `now` unless told. */
  readonly from?: Date | undefined;
  /** The window: 18 months from `now` unless told. */
  readonly to?: Date | undefined;
  /** Occurrences of one event at most; 200 unless told. */
  readonly maxOccurrences?: number | undefined;
}

const WINDOW_MONTHS = 18;
const DEFAULT_MAX_OCCURRENCES = 200;
// About five seconds, and more than a hundred thousand occurrences.
const STEPS_PER_FEED = 500_000;

/** Asks for a calendar and parses it. */
export async function readIcs(client: HttpClient, url: string, options: IcsOptions): Promise<ReadPage<CalendarEvent>> {
  const answer = await client.get(url, toGetOptions('text/calendar, */*;q=0.1', options));
  return parseIcs(answer, options);
}

/**
 * The events of an iCalendar stream, one for each UID.
 * @throws FeedError FEED_MALFORMED when it is none or breaks off, FEED_TOO_LARGE for more events than allowed or
 *   series that take too long to work out
 */
export function parseIcs(answer: FeedAnswer, options: IcsOptions): ReadPage<CalendarEvent> {
  const { url } = answer;
  const calendars = parseIcsLines(decodeText(unfoldBytes(answer.body), 'nowhere', answer.headers['content-type']), url);
  const events = calendars.reduce((sum, { children }) => sum + children.length, 0);
  const maxRecords = options.maxRecords ?? DEFAULT_MAX_RECORDS;
  if (events > maxRecords) throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${maxRecords} events`);
  const window = toWindow(options);
  const budget = new StepBudget(STEPS_PER_FEED);
  try {
    const records = calendars.flatMap((calendar) => readCalendar(calendar, window, budget));
    return { url, records, statedTotal: null };
  } catch (cause) {
    if (!(cause instanceof StepsSpent)) throw cause;
    throw new FeedError('FEED_TOO_LARGE', url, 'expected series that can be worked out in bounded time', { cause });
  }
}

function toWindow({ now, from = now, to, maxOccurrences = DEFAULT_MAX_OCCURRENCES }: IcsOptions): OccurrenceWindow {
  const end = to ?? DateTime.fromJSDate(now, { zone: 'utc' }).plus({ months: WINDOW_MONTHS }).toJSDate();
  return { from, to: end, maxOccurrences };
}

// RFC 5545 folds lines by bytes, also in the middle of a character, so they are unfolded before decoding.
function unfoldBytes(bytes: Uint8Array): Uint8Array {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return bytes;
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/(?:\r\n|\n|\r)[ \t]/g, ''),
    'latin1',
  );
}
