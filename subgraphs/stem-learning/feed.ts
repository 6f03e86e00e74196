// Door 1 for the site's nodes: one resource of the JSON:API becomes a NodeRecord in the site's own words. What cannot be
// read as a node is a Rejection; a wrong type in a field that a teacher can do without counts as not stated.
import { z } from 'zod';
import type { JsonApiResource } from '../kit/readers/json-api.ts';
import type { ReadRecord } from '../kit/readers/read-record.ts';
import { createRejection, type Rejection } from '../kit/rejection.ts';

/** The node types that we list, as they end the JSON:API's addresses. */
export type Bundle = 'resource' | 'collection' | 'programme';

export interface NodeRecord {
  readonly bundle: Bundle;
  /** The node number, which every form of the page's address carries. */
  readonly nodeNumber: number;
  readonly title: string;
  readonly isPublished: boolean;
  /** The page's path on the site, decoded; null for a node without one. */
  readonly alias: string | null;
  /** Where the thing lives, if not on the site. */
  readonly link: string | null;
  /** HTML. */
  readonly summary: string | null;
  readonly body: string | null;
  readonly publishedYear: string | null;
  readonly licence: string | null;
  readonly publisher: string | null;
  readonly subjects: readonly string[];
  readonly topics: readonly string[];
  /** Key stages and ages side by side. */
  readonly ageRanges: readonly string[];
  readonly resourceTypes: readonly string[];
}

/** A record as its door lets it in, or why it does not. */
export type Parsed<T> =
  | { readonly ok: true; readonly record: T }
  | { readonly ok: false; readonly rejection: Rejection };

const text = z.string().nullish().catch(null);
const textOrNumber = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);

const attributes = z.object({
  drupal_internal__nid: z.coerce.number().int().positive(),
  title: z.string().trim().min(1),
  status: z.boolean().nullish().catch(null),
  path: z.object({ alias: text }).nullish().catch(null),
  body: z.object({ summary: text, processed: text, value: text }).nullish().catch(null),
  field_link: z.object({ uri: text }).nullish().catch(null),
  field_published_year: textOrNumber,
  field_licence_category: text,
});

const term = z.object({ name: z.string() });

export function parseNode(read: ReadRecord<JsonApiResource>, bundle: Bundle): Parsed<NodeRecord> {
  if (!read.ok) return refuse(createRejection('MALFORMED_RECORD', read.place, read.problem, { value: read.sample }));
  const { record: resource, place } = read;
  const parsed = attributes.safeParse(resource.attributes);
  if (!parsed.success) return refuse(toRejection(resource, parsed.error.issues[0], place));
  const node = parsed.data;
  const terms = (field: string): readonly string[] =>
    (resource.relationships[field] ?? []).flatMap((related) => term.safeParse(related.attributes).data?.name ?? []);
  const [licenceTerm = null] = terms('field_licence_category');
  const [publisher = null] = terms('field_publisher');
  return {
    ok: true,
    record: {
      bundle,
      nodeNumber: node.drupal_internal__nid,
      title: node.title,
      isPublished: node.status !== false,
      alias: node.path?.alias || null,
      link: node.field_link?.uri || null,
      summary: node.body?.summary || null,
      body: node.body?.processed || node.body?.value || null,
      publishedYear: node.field_published_year ?? null,
      licence: node.field_licence_category ?? licenceTerm,
      publisher,
      subjects: terms('field_subjects'),
      topics: terms('field_topics'),
      ageRanges: terms('field_age_ranges'),
      resourceTypes: terms('field_resource_types'),
    },
  };
}

function refuse(rejection: Rejection): { readonly ok: false; readonly rejection: Rejection } {
  return { ok: false, rejection };
}

function toRejection(
  { attributes: raw }: JsonApiResource,
  issue: z.core.$ZodIssue | undefined,
  place: string,
): Rejection {
  const field = String(issue?.path[0] ?? '');
  const value = raw[field];
  const isMissing = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  return createRejection(
    isMissing ? 'MISSING_FIELD' : 'INVALID_FIELD',
    place,
    `expected ${field} as ${field === 'title' ? 'a text' : 'a node number'}, got ${isMissing ? 'nothing' : 'something else'}`,
    { field, value },
  );
}
