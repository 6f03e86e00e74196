// Reads STEM Learning's two systems: the site's JSON:API and the CRM's connector. A listing that cannot be had whole is a
// FeedError, because what is missing from it would be taken for removed.

import { type Settings, SettingsError } from '../kit/env.ts';
import { FeedError } from '../kit/errors.ts';
import type { HttpClient } from '../kit/http/http-client.ts';
import { type CrmEntity, readCrm } from '../kit/readers/crm-connector.ts';
import { readCrmOptionSet } from '../kit/readers/crm-option-set.ts';
import { type JsonApiResource, readJsonApi } from '../kit/readers/json-api.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import type { CrmConnection } from './crm-connection.ts';
import type { Bundle } from './feed.ts';

/** A record and the programme under which the CRM listed it. */
export interface ListedEntity {
  readonly programme: string;
  readonly read: ReadRecord<CrmEntity>;
}

/** Labels by code. */
export type CodeList = ReadonlyMap<string, string>;

export interface CodeLists {
  readonly ageGroups: CodeList;
  readonly subjects: CodeList;
  readonly durationUnits: CodeList;
  readonly cpdTypes: CodeList;
}

export interface CourseListing {
  readonly templates: readonly ListedEntity[];
  readonly runs: readonly ListedEntity[];
  readonly codeLists: CodeLists;
}

const PAGE_SIZE = 50;
const MOST_PASSES = 3;
const INCLUDES = ['field_subjects', 'field_age_ranges', 'field_resource_types', 'field_publisher'];
// Assumed: Drupal answers 400 to the whole request where a site has no such field.
const INCLUDES_WITH_TOPICS = [...INCLUDES, 'field_topics'];

/** Throws a SettingsError that names the setting without which nothing can be read. */
export function requireSiteUrl({ STEM_LEARNING_URL }: Settings): string {
  if (STEM_LEARNING_URL !== undefined) return STEM_LEARNING_URL;
  throw new SettingsError(['STEM_LEARNING_URL: expected the origin of the JSON:API, got nothing']);
}

/**
 * Every node of one type. The list is ordered by change, so a node that is saved while we read moves to its end and
 * another one slips over a page's edge: then the listing is read again for what it kept back.
 * @throws FeedError FEED_INCOMPLETE when it stays shorter than it says, or will not stand still
 */
export async function* readNodes(
  client: HttpClient,
  siteUrl: string,
  bundle: Bundle,
): AsyncGenerator<ReadRecord<JsonApiResource>> {
  const earlier = new Set<string>();
  let url = toListingUrl(siteUrl, bundle, INCLUDES_WITH_TOPICS);
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const seen = new Set(earlier);
    let listed = 0;
    let stated = 0;
    let repeated = 0;
    try {
      for await (const page of readJsonApi(client, url)) {
        listed += page.records.length + page.repeated;
        repeated += page.repeated;
        stated = Math.max(stated, page.statedTotal ?? 0);
        for (const read of page.records) {
          if (read.ok) seen.add(read.record.id);
          const isNew = read.ok ? !earlier.has(read.record.id) : pass === 1;
          if (isNew) yield read;
        }
      }
    } catch (error) {
      const withoutTopics = toListingUrl(siteUrl, bundle, INCLUDES);
      if (!isBadQuery(error) || listed > 0 || url === withoutTopics) throw error;
      url = withoutTopics;
      pass = 0;
      continue;
    }
    const broughtNothing = pass > 1 && seen.size === earlier.size;
    if (listed >= stated && (repeated === 0 || broughtNothing)) return;
    for (const id of seen) earlier.add(id);
  }
  throw new FeedError('FEED_INCOMPLETE', url, `expected a whole list of ${bundle} nodes, got a shorter or moving one`);
}

function isBadQuery(error: unknown): boolean {
  return error instanceof FeedError && error.code === 'FEED_STATUS' && error.status === 400;
}

/** Templates and runs of every programme, with the lists of codes that they use. */
export async function readCourses(
  client: HttpClient,
  { baseUrl, headers }: CrmConnection,
  programmes: readonly string[],
): Promise<CourseListing> {
  const listed = async (command: string): Promise<readonly ListedEntity[]> => {
    const entities: ListedEntity[] = [];
    for (const programme of programmes) {
      const pages = readCrm(client, { baseUrl, command, parameters: { ProgrammeName: programme } }, { headers });
      for await (const page of pages) entities.push(...page.records.map((read) => ({ programme, read })));
    }
    return entities;
  };
  const codeList = (command: string): Promise<CodeList> => readCrmOptionSet(client, { baseUrl, command }, { headers });
  return {
    codeLists: {
      ageGroups: await codeList('OptionsetAgeGroups'),
      subjects: await codeList('OptionsetSubject'),
      durationUnits: await codeList('OptionsetDurationUnit'),
      cpdTypes: await emptyWhereRefused(codeList('OptionsetITKCPDType')),
    },
    templates: await listed('CourseTemplatesListingByProgramme'),
    runs: await listed('CourseListingFutureByProgrammeIDV2ConciseHFW'),
  };
}

// The list of course types has not been seen: a connector without it refuses the command, and courses do without types.
async function emptyWhereRefused(list: Promise<CodeList>): Promise<CodeList> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof FeedError && error.code === 'FEED_REFUSED') return new Map();
    throw error;
  }
}

function toListingUrl(siteUrl: string, bundle: Bundle, includes: readonly string[]): string {
  const url = new URL(`/jsonapi/node/${bundle}`, siteUrl);
  url.searchParams.set('page[offset]', '0');
  url.searchParams.set('page[limit]', String(PAGE_SIZE));
  url.searchParams.set('sort', 'changed,drupal_internal__nid');
  url.searchParams.set('include', includes.join(','));
  return url.href;
}
