// Reads listings of the CRM's connector (`api/Get?cmd=...`), whatever the command, and the live availability of one run.
// A list that its own counter says was cut short is a FeedError: the missing ones would be taken for removed.

import { createHash } from 'node:crypto';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { type CrmAnswer, type CrmCommand, getCrmAnswer, toCrmUrl } from './crm-answer.ts';
import { PageWalk } from './page-walk.ts';
import type { ReadOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';
import type { ReadRecord } from './read-record.ts';

/** By the connector's names, for example `Template.TemplateTitle`. Most values are strings, also numbers and booleans. */
export type CrmEntity = Readonly<Record<string, unknown>>;

export interface CrmReadOptions extends ReadOptions {
  /** Records asked for in one page; 200 unless told. */
  readonly recordCount?: number | undefined;
}

const DEFAULT_RECORD_COUNT = 200;

/** The entities of one answer; what is no object is a note. */
export function toCrmRecords(answer: CrmAnswer, page: number): ReadRecord<CrmEntity>[] {
  return (answer.Entities ?? []).map((entity, index) => {
    const place = `page ${page} entity ${index + 1}`;
    if (isEntity(entity)) return { ok: true, place, record: entity };
    return createBadRecord(place, 'expected an entity as an object', entity);
  });
}

/**
 * Walks a command's answer until the connector says that there are no more records.
 * @throws FeedError FEED_INCOMPLETE when the counter states more records than came, FEED_MALFORMED when the connector
 *   gives one page again and again
 */
export async function* readCrm(
  client: HttpClient,
  command: CrmCommand,
  options: CrmReadOptions = {},
): AsyncGenerator<ReadPage<CrmEntity>> {
  const walk = new PageWalk(options);
  const seen = new Set<string>();
  let stated = 0;
  for (let page = 1; ; page += 1) {
    const url = toCrmUrl(command, page, options.recordCount ?? DEFAULT_RECORD_COUNT);
    walk.enter(url);
    const answer = await getCrmAnswer(client, url, options);
    const records = toCrmRecords(answer, page);
    walk.countRecords(records.length, answer.url);
    stated = Math.max(stated, answer.Counter);

    const fingerprint = createHash('sha256').update(answer.text).digest('base64');
    if (records.length > 0 && seen.has(fingerprint)) {
      throw new FeedError('FEED_MALFORMED', answer.url, `expected other records on page ${page}, got an earlier page`);
    }
    seen.add(fingerprint);

    const isLast = !answer.MoreRecords || records.length === 0;
    if (isLast && (answer.MoreRecords || stated > walk.records)) {
      const wanted = Math.max(stated, walk.records + (answer.MoreRecords ? 1 : 0));
      throw new FeedError('FEED_INCOMPLETE', answer.url, `expected at least ${wanted} records, got ${walk.records}`);
    }
    yield { url: answer.url, records, statedTotal: stated === 0 ? null : stated };
    if (isLast) return;
  }
}

/**
 * How many places are left on one dated run, asked of the CRM now; null when it does not say.
 * @param occurrenceId the run's `Activity.COURSEOCCURRENCENO`
 * @throws FeedError when the CRM does not answer or refuses
 */
export async function readCrmAvailability(
  client: HttpClient,
  baseUrl: string,
  occurrenceId: string,
  options: ReadOptions = {},
): Promise<number | null> {
  const url = toCrmUrl({ baseUrl, command: 'CourseDetails', parameters: { ID: occurrenceId } }, 1, 1);
  const answer = await getCrmAnswer(client, url, options);
  const entity = answer.Entities?.find(isEntity);
  const places = String(entity?.['Activity.PlacesAvailable'] ?? '').trim();
  return /^\d+$/.test(places) ? Number(places) : null;
}

function isEntity(value: unknown): value is CrmEntity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
