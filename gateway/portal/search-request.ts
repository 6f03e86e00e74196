// Turns the search form's query string into the variables of PortalSearch, and back into links. Values that are none of
// ours are dropped, so that an old or mangled link still shows a page.
import { z } from 'zod';
import type { PortalSearchQueryVariables } from '../../schema/operations.generated.ts';

/** The fields of the form, as they stand in the address. */
export interface SearchRequest {
  readonly query: string;
  /** A postcode or outcode; empty when no place is given. */
  readonly near: string;
  /** Miles, or null for any distance. */
  readonly within: number | null;
  readonly sort: (typeof SORTS)[number];
  readonly kinds: readonly Kind[];
  readonly keyStages: readonly KeyStage[];
  readonly partners: readonly Partner[];
  readonly subjects: readonly string[];
  readonly after: string | null;
}

type Kind = (typeof KINDS)[number];
type KeyStage = (typeof KEY_STAGES)[number];
type Partner = (typeof PARTNERS)[number];

const KINDS = ['RESOURCE', 'COLLECTION', 'COURSE', 'EVENT', 'COMPETITION', 'PROGRAMME', 'FUNDING', 'HUB'] as const;
const KEY_STAGES = ['EYFS', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5'] as const;
const PARTNERS = ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'] as const;
const SORTS = ['RELEVANCE', 'NEWEST', 'SOONEST', 'DISTANCE', 'TITLE'] as const;
export const PAGE_SIZE = 20;

const oneOrMany = z.union([z.string().transform((value) => [value]), z.array(z.string())]).catch([]);
const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.trim().slice(0, longest))
    .catch('');
const many = <T extends string>(values: readonly T[]) =>
  oneOrMany.transform((given) => values.filter((value) => given.includes(value)));

const form = z.object({
  q: text(512),
  near: text(20),
  within: z.coerce.number().positive().max(500).nullable().catch(null),
  sort: z.enum(SORTS).catch('RELEVANCE'),
  kind: many(KINDS),
  ks: many(KEY_STAGES),
  partner: many(PARTNERS),
  subject: oneOrMany.transform((given) => given.map((one) => one.slice(0, 100)).slice(0, 20)),
  after: z.string().max(500).nullable().catch(null),
});

/** Reads a parsed query string; never throws. */
export function parseSearchRequest(queryString: unknown): SearchRequest {
  const given = form.parse(typeof queryString === 'object' && queryString !== null ? queryString : {});
  const sort = given.sort === 'DISTANCE' && given.near === '' ? 'RELEVANCE' : given.sort;
  return {
    query: given.q,
    near: given.near,
    within: given.within,
    sort,
    kinds: given.kind,
    keyStages: given.ks,
    partners: given.partner,
    subjects: given.subject,
    after: given.after === '' ? null : given.after,
  };
}

/** The GraphQL variables that answer the request. */
export function toVariables(request: SearchRequest): PortalSearchQueryVariables {
  const some = <T>(values: readonly T[]) => (values.length > 0 ? values : null);
  return {
    query: request.query,
    filter: {
      kinds: some(request.kinds),
      keyStages: some(request.keyStages),
      partners: some(request.partners),
      subjects: some(request.subjects),
    },
    near: request.near === '' ? null : { postcode: request.near, withinMiles: request.within },
    sort: request.sort,
    first: PAGE_SIZE,
    after: request.after,
  };
}

/** The portal's address for a request, with some of it changed. */
export function toHref(request: SearchRequest, change: Partial<SearchRequest> = {}): string {
  const { query, near, within, sort, kinds, keyStages, partners, subjects, after } = { ...request, ...change };
  const pairs: [string, string][] = [
    ['q', query],
    ['near', near],
    ['within', within === null ? '' : String(within)],
    ['sort', sort === 'RELEVANCE' ? '' : sort],
    ...kinds.map((value): [string, string] => ['kind', value]),
    ...keyStages.map((value): [string, string] => ['ks', value]),
    ...partners.map((value): [string, string] => ['partner', value]),
    ...subjects.map((value): [string, string] => ['subject', value]),
    ['after', after ?? ''],
  ];
  const search = new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
  return search === '' ? '/' : `/?${search}`;
}
