// Reads JSON:API 1.0 collections of any resource type, page by page. An unreadable resource is a note in its page;
// a document that is not a collection, or that holds errors, is a FeedError.

import { z } from 'zod';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { decodeAnswer } from './decode-text.ts';
import { EarlierPages } from './earlier-pages.ts';
import { PageWalk } from './page-walk.ts';
import { parseJson } from './parse-json.ts';
import { type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadPage } from './read-page.ts';
import type { ReadRecord } from './read-record.ts';

/** A resource that another one points to. Without attributes where the document does not include it. */
export interface JsonApiRelated {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** False when only type and id are known. */
  readonly included: boolean;
}

export interface JsonApiResource {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** By relationship name; empty for null and for relationships that are only linked. */
  readonly relationships: Readonly<Record<string, readonly JsonApiRelated[]>>;
  /** By relation, for example `self`. */
  readonly links: Readonly<Record<string, string>>;
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface JsonApiPage extends ReadPage<JsonApiResource> {
  /** The next page as the document gives it, or null at the end. */
  readonly nextLink: string | null;
  /** Resources left out because an earlier page gave them: above zero, the list moved while it was read. */
  readonly repeated: number;
}

const anyObject = z.record(z.string(), z.unknown());
const objectOrNothing = anyObject.optional().catch(undefined);
const identifier = z.object({ type: z.string().min(1), id: z.string().min(1) });
const link = z
  .union([z.string(), z.object({ href: z.string() }).transform(({ href }) => href)])
  .nullable()
  .catch(null);
const links = z
  .record(z.string(), link)
  .catch({})
  .default({})
  .transform((all) =>
    Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)),
  );
const linkage = z
  .object({ data: z.union([identifier.transform((one) => [one]), z.array(identifier)]) })
  .transform(({ data }) => data)
  .catch([]);
const resource = identifier.extend({
  attributes: objectOrNothing,
  relationships: z.record(z.string(), linkage).optional().catch(undefined),
  links,
  meta: objectOrNothing,
});
const document = z.object({
  data: z.array(z.unknown()),
  included: z.array(z.unknown()).catch([]).default([]),
  links,
  meta: z
    .object({
      count: z.coerce.number().int().nonnegative().nullable().catch(null).default(null),
      omitted: z
        .object({ detail: z.string().catch(''), links: z.record(z.string(), z.unknown()).catch({}) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
const failure = z.object({ errors: z.array(z.unknown()).min(1) });
const failureDetail = z.object({ title: z.string().catch(''), detail: z.string().catch('') });
const omittedLink = z.object({
  href: z.string(),
  meta: z.object({ detail: z.string().catch('') }).catch({ detail: '' }),
});

/**
 * One page of a collection. Items that the publisher says it left out (Drupal's `meta.omitted`) are notes with their
 * address as place, so that they are counted.
 * @throws FeedError FEED_REFUSED for a document of errors, FEED_MALFORMED when it is no collection
 */
export function parseJsonApiPage(json: unknown, url: string): JsonApiPage {
  const failed = failure.safeParse(json);
  if (failed.success) throw new FeedError('FEED_REFUSED', url, toRefusal(failed.data.errors[0]));
  const parsed = document.safeParse(json);
  if (!parsed.success) {
    throw new FeedError('FEED_MALFORMED', url, 'expected a JSON:API document whose data is an array of resources');
  }
  const { data, meta } = parsed.data;
  const included = indexIncluded(parsed.data.included);
  const records = data.map((item, index) => toRecord(item, `${url} data[${index}]`, included));
  return {
    url,
    records: [...records, ...toOmitted(meta?.omitted)],
    statedTotal: meta?.count ?? null,
    nextLink: parsed.data.links.next ?? null,
    repeated: 0,
  };
}

/**
 * Walks a collection from its first page to its last.
 * @throws FeedError also for paging in circles, to another origin, or beyond the limits
 */
export async function* readJsonApi(
  client: HttpClient,
  url: string,
  options: ReadOptions = {},
): AsyncGenerator<JsonApiPage> {
  const walk = new PageWalk(options);
  const earlier = new EarlierPages<JsonApiResource>(({ type, id }) => JSON.stringify([type, id]));
  let next: string | null = url;
  while (next !== null) {
    walk.enter(next);
    const answer = await client.get(next, toGetOptions('application/vnd.api+json', options));
    const page = parseJsonApiPage(parseJson(decodeAnswer(answer, 'nowhere'), answer.url), answer.url);
    walk.countRecords(page.records.length, answer.url);
    next = walk.toNext(page.nextLink, answer.url);
    yield { ...page, ...earlier.dropRepeats(page.records) };
  }
}

function toRefusal(error: unknown): string {
  const { title, detail } = failureDetail.catch({ title: '', detail: '' }).parse(error);
  const reason = [title, detail].filter((part) => part !== '').join(': ');
  return `expected resources, got errors: ${reason.slice(0, 300) || 'without a reason'}`;
}

function indexIncluded(items: readonly unknown[]): ReadonlyMap<string, JsonApiRelated> {
  const index = new Map<string, JsonApiRelated>();
  for (const item of items) {
    const parsed = identifier.extend({ attributes: objectOrNothing }).safeParse(item);
    if (!parsed.success) continue;
    const { type, id, attributes = {} } = parsed.data;
    index.set(JSON.stringify([type, id]), { type, id, attributes, included: true });
  }
  return index;
}

function toRecord(
  item: unknown,
  place: string,
  included: ReadonlyMap<string, JsonApiRelated>,
): ReadRecord<JsonApiResource> {
  const parsed = resource.safeParse(item);
  if (!parsed.success) return createBadRecord(place, 'expected a resource object with type and id', item);
  const { type, id, attributes = {}, relationships = {}, links, meta = {} } = parsed.data;
  const related = Object.entries(relationships).map(([name, targets]) => [
    name,
    targets.map(
      (target): JsonApiRelated =>
        included.get(JSON.stringify([target.type, target.id])) ?? { ...target, attributes: {}, included: false },
    ),
  ]);
  const record: JsonApiResource = { type, id, attributes, relationships: Object.fromEntries(related), links, meta };
  return { ok: true, place: `${type} ${id}`.slice(0, 200), record };
}

function toOmitted(
  omitted: { readonly detail: string; readonly links: Readonly<Record<string, unknown>> } | undefined,
): ReadRecord<JsonApiResource>[] {
  return Object.entries(omitted?.links ?? {}).flatMap(([name, value]) => {
    const parsed = omittedLink.safeParse(value);
    // The one link of the block that is about omission as such.
    if (name === 'help' || !parsed.success) return [];
    const reason = parsed.data.meta.detail || omitted?.detail || 'no reason given';
    return [
      createBadRecord(parsed.data.href, `expected a readable item, but the publisher omits it: ${reason}`, value),
    ];
  });
}
