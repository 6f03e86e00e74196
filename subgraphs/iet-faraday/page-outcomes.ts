// What becomes of the pages of the site, one after the other. From a page that cannot be read what was last read of it
// stays; when more than a few cannot, the site is at fault, and the feed fails as a whole.
import { FeedError } from '../kit/errors.ts';
import type { HarvestOutcome } from '../kit/harvest/harvest-feed.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import type { Page } from '../kit/readers/page.ts';
import { createRejection } from '../kit/rejection.ts';
import { type FeedRecord, type Parsed, parseSitePage } from './feed.ts';
import { normalise } from './normalise.ts';
import { listPages, type PageRead, readPages } from './source.ts';

/** Part of the pages that may fail to answer before the feed does; one page always may, all pages never. */
const FAILING_PART = 0.05;

/** @throws FeedError FEED_INCOMPLETE when too many pages do not answer, or none tells of a record any more */
export async function* toPageOutcomes(client: HttpClient, origin: string, now: Date): AsyncGenerator<HarvestOutcome> {
  const listed = await listPages(client, origin);
  for (const read of listed) {
    if (read.ok) continue;
    const at = { field: 'loc', value: read.sample };
    const rejection = createRejection('MALFORMED_RECORD', read.place, read.problem, at);
    yield { kind: 'rejected', rejection, raw: read.sample };
  }
  const entries = listed.flatMap((read) => (read.ok ? [read.record] : []));
  const most = Math.min(Math.max(1, Math.floor(entries.length * FAILING_PART)), entries.length - 1);
  let failed = 0;
  let unread = 0;
  let kept = 0;
  for await (const read of readPages(client, entries, now)) {
    if (read.kind === 'fault' && read.error.code !== 'FEED_FORBIDDEN_BY_ROBOTS') failed += 1;
    if (read.kind === 'fault' && failed > most) {
      throw createSiteFault(origin, `${failed} of ${entries.length} pages did not answer`, read.error);
    }
    for (const outcome of toOutcomes(read)) {
      if (outcome.kind === 'kept') kept += 1;
      if (outcome.kind === 'rejected' && outcome.unreadPart !== undefined) unread += 1;
      yield outcome;
    }
  }
  // A template that broke spoils every page alike.
  if (kept === 0 && unread > 0) throw createSiteFault(origin, `none of ${entries.length} pages could be read`);
}

function toOutcomes(read: PageRead): readonly HarvestOutcome[] {
  const { listedUrl } = read;
  switch (read.kind) {
    case 'gone':
      return [];
    case 'no-page':
      return [{ kind: 'rejected', rejection: createRejection('MALFORMED_RECORD', listedUrl, read.problem) }];
    case 'fault':
      return [toFaultOutcome(listedUrl, read.error)];
    case 'page':
      return parseSitePage(read.page).map((parsed) => toOutcome(parsed, listedUrl, read.page.page));
  }
}

function toFaultOutcome(listedUrl: string, { code, message }: FeedError): HarvestOutcome {
  if (code === 'FEED_FORBIDDEN_BY_ROBOTS') {
    return { kind: 'rejected', rejection: createRejection('NOT_PUBLISHED', listedUrl, 'robots.txt forbids the page') };
  }
  const rejection = createRejection('MALFORMED_RECORD', listedUrl, message);
  return { kind: 'rejected', rejection, unreadPart: listedUrl };
}

function toOutcome(parsed: Parsed<FeedRecord>, listedUrl: string, page: Page): HarvestOutcome {
  if (!parsed.ok) {
    const { rejection } = parsed;
    // JSON-LD that is broken today said something yesterday.
    const isUnread = rejection.code === 'MALFORMED_RECORD';
    return { kind: 'rejected', rejection, raw: page, ...(isUnread ? { unreadPart: listedUrl } : {}) };
  }
  const normalised = normalise(parsed.record);
  if (!('item' in normalised)) return { kind: 'rejected', rejection: normalised, raw: parsed.record };
  return { kind: 'kept', ...normalised, records: 1, part: listedUrl };
}

function createSiteFault(origin: string, what: string, last?: FeedError): FeedError {
  const message = `expected pages that can be read, but ${what}${last === undefined ? '' : `; the last one: ${last.message}`}`;
  return new FeedError('FEED_INCOMPLETE', origin, message, { cause: last });
}
