// Reads the REST of The Events Calendar (a WordPress plugin), page by page. An event that does not fit is a note; fewer
// events than the site states is a FeedError, because the missing ones would be taken for removed.

import { z } from 'zod';
import { FeedError } from '../errors.ts';
import type { HttpAnswer, HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { decodeAnswer } from './decode-text.ts';
import { EarlierPages } from './earlier-pages.ts';
import { PageWalk } from './page-walk.ts';
import { parseJson } from './parse-json.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';
import type { ReadRecord } from './read-record.ts';
import { type TribeEvent, tribeEvent } from './tribe-event.ts';

export interface TribePage extends ReadPage<TribeEvent> {
  /** The next page as the answer gives it, or null at the end. */
  readonly nextLink: string | null;
}

const page = z.object({
  events: z.array(z.unknown()),
  next_rest_url: z.string().nullish().catch(null),
  total: z.coerce.number().int().nonnegative().nullable().catch(null),
});
const problem = z.object({ code: z.string() });
const identified = z.object({ id: z.union([z.number(), z.string()]) });

/**
 * One page of events.
 * @throws FeedError FEED_MALFORMED when it is none
 */
export function parseTribePage(json: unknown, url: string): TribePage {
  const parsed = page.safeParse(json);
  if (!parsed.success) throw new FeedError('FEED_MALFORMED', url, 'expected an object with an array events');
  return {
    url,
    records: parsed.data.events.map((event, index) => toRecord(event, index)),
    statedTotal: parsed.data.total,
    nextLink: parsed.data.next_rest_url ?? null,
  };
}

/**
 * Walks the programme from its first page. A site whose programme is empty says so by a 404 of its own, which reads as
 * a page without events.
 * @param url the first page, for example `https://.../wp-json/tribe/events/v1/events?page=1&per_page=50`
 * @throws FeedError FEED_INCOMPLETE when the site states more events than came, FEED_STATUS for any other 404
 */
export async function* readTribeEvents(
  client: HttpClient,
  url: string,
  options: ReadOptions = {},
): AsyncGenerator<TribePage> {
  const walk = new PageWalk(options);
  const earlier = new EarlierPages<TribeEvent>(({ id }) => id);
  let read = 0;
  let next: string | null = url;
  while (next !== null) {
    walk.enter(next);
    const answer = await client.get(next, { ...toGetOptions('application/json', options), allowStatuses: [404] });
    if (answer.status === 404) {
      assertIsEmptyProgramme(answer);
      // After a first page it means that the list has shrunk, and events may have slipped past.
      if (next !== url) throw new FeedError('FEED_INCOMPLETE', answer.url, 'expected a further page, and it is gone');
      yield { url: answer.url, records: [], statedTotal: 0, nextLink: null };
      return;
    }
    const whole = parseTribePage(parseJson(decodeAnswer(answer, 'nowhere'), answer.url), answer.url);
    walk.countRecords(whole.records.length, answer.url);
    const { records } = earlier.dropRepeats(whole.records);
    read += records.length;
    next = walk.toNext(whole.nextLink, answer.url);
    // Each page states the total anew; the last one is of the list as it was at the end.
    if (next === null && whole.statedTotal !== null && whole.statedTotal > read) {
      throw new FeedError('FEED_INCOMPLETE', answer.url, `expected ${whole.statedTotal} events, got ${read}`);
    }
    yield { ...whole, records };
  }
}

function assertIsEmptyProgramme(answer: HttpAnswer): void {
  const code = readCode(answer);
  if (code === 'event-archive-page-not-found') return;
  throw new FeedError('FEED_STATUS', answer.url, `expected events, got status 404 ${code}`, { status: answer.status });
}

function readCode(answer: HttpAnswer): string {
  try {
    return problem.parse(parseJson(decodeAnswer(answer, 'nowhere'), answer.url)).code.slice(0, 100);
  } catch {
    return 'without a code';
  }
}

function toRecord(event: unknown, index: number): ReadRecord<TribeEvent> {
  const id = identified.safeParse(event);
  const place = id.success ? `event ${id.data.id}` : `events[${index}]`;
  const parsed = tribeEvent.safeParse(event);
  if (parsed.success) return { ok: true, place, record: parsed.data };
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'event'}: ${issue.message}`);
  return createBadRecord(place, issues.join('; '), toSample(event));
}

// The start of the record without what may be personal.
function toSample(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event;
  const { id, title, start_date, url }: Record<string, unknown> = { ...event };
  return { id, title, start_date, url };
}
