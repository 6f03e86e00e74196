// Turns the search form's query string into the variables of PortalSearch, and back into links. Values that are none of
// ours are dropped, so that an old or mangled link still shows a page.
import { z } from 'zod';
import type { Near, PortalSearchQueryVariables } from '../../schema/operations.generated.ts';
import { many, oneOrMany, text } from './form-values.ts';

/** The fields of the form, as they stand in the address. */
export interface SearchRequest {
  readonly query: string;
  /** Words of the query to take as they stand, as typed in it. */
  readonly literal: readonly string[];
  /** A postcode, an outcode or a place by name; empty when no place is given. */
  readonly near: string;
  /** Miles, or null for any distance. */
  readonly within: number | null;
  readonly sort: (typeof SORTS)[number];
  readonly kinds: readonly Kind[];
  readonly keyStages: readonly KeyStage[];
  readonly partners: readonly Partner[];
  readonly subjects: readonly string[];
  readonly deliveryModes: readonly DeliveryMode[];
  /** Whether what is closed or archived is wanted too. */
  readonly isPastToo: boolean;
  readonly after: string | null;
}

type Kind = (typeof KINDS)[number];
type KeyStage = (typeof KEY_STAGES)[number];
type Partner = (typeof PARTNERS)[number];
type DeliveryMode = (typeof DELIVERY_MODES)[number];

const KINDS = ['RESOURCE', 'COLLECTION', 'COURSE', 'EVENT', 'COMPETITION', 'PROGRAMME', 'FUNDING', 'HUB'] as const;
export const KEY_STAGES = ['EYFS', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5'] as const;
const PARTNERS = ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'] as const;
const DELIVERY_MODES = ['ONLINE_ANY_TIME', 'ONLINE_LIVE', 'IN_PERSON', 'BLENDED'] as const;
const STATUSES = ['CURRENT', 'CLOSED', 'ARCHIVED'] as const;
const SORTS = ['RELEVANCE', 'NEWEST', 'SOONEST', 'DISTANCE', 'TITLE'] as const;
export const PAGE_SIZE = 20;
const MOST_LITERAL = 20;
const FARTHEST_MILES = 1_000;

const form = z.object({
  q: text(512),
  literal: oneOrMany,
  near: text(100),
  within: z.coerce.number().positive().max(FARTHEST_MILES).nullable().catch(null),
  sort: z.enum(SORTS).catch('RELEVANCE'),
  kind: many(KINDS),
  ks: many(KEY_STAGES),
  partner: many(PARTNERS),
  subject: oneOrMany.transform((given) => given.map((one) => one.slice(0, 100)).slice(0, 20)),
  how: many(DELIVERY_MODES),
  past: z.literal('1').nullable().catch(null),
  after: z.string().max(500).nullable().catch(null),
});

/** Reads a parsed query string; never throws. Literal words that are no longer in the query are dropped. */
export function parseSearchRequest(queryString: unknown): SearchRequest {
  const given = form.parse(typeof queryString === 'object' && queryString !== null ? queryString : {});
  const sort = given.sort === 'DISTANCE' && given.near === '' ? 'RELEVANCE' : given.sort;
  const query = given.q.toLowerCase();
  return {
    query: given.q,
    literal: [...new Set(given.literal)]
      .filter((words) => words !== '' && query.includes(words.toLowerCase()))
      .slice(0, MOST_LITERAL),
    near: given.near,
    within: given.within,
    sort,
    kinds: given.kind,
    keyStages: given.ks,
    partners: given.partner,
    subjects: given.subject,
    deliveryModes: given.how,
    isPastToo: given.past !== null,
    after: given.after === '' ? null : given.after,
  };
}

/** Those that the page has filters or links for. */
export const SHOWN_FACETS = ['kinds', 'partners', 'keyStages', 'subjects', 'topics', 'deliveryModes'];

/** The GraphQL variables that answer the request, with its place as the graph takes it; null for none. */
export function toVariables(request: SearchRequest, near: Near | null): PortalSearchQueryVariables {
  const some = <T>(values: readonly T[]) => (values.length > 0 ? values : null);
  return {
    query: request.query,
    literal: request.literal,
    filter: {
      kinds: some(request.kinds),
      keyStages: some(request.keyStages),
      partners: some(request.partners),
      subjects: some(request.subjects),
      deliveryModes: some(request.deliveryModes),
      statuses: request.isPastToo ? STATUSES : null,
    },
    near: near === null ? null : { ...near, withinMiles: request.within },
    sort: near === null && request.sort === 'DISTANCE' ? 'RELEVANCE' : request.sort,
    first: PAGE_SIZE,
    after: request.after,
    facets: SHOWN_FACETS,
  };
}

/** The portal's address for a request, with some of it changed. */
export function toHref(request: SearchRequest, change: Partial<SearchRequest> = {}): string {
  const changed = { ...request, ...change };
  const { query, near, within, sort, after } = changed;
  const pairs: readonly (readonly [name: string, value: string])[] = [
    ['q', query],
    ...changed.literal.map((value) => ['literal', value] as const),
    ['near', near],
    ['within', within === null ? '' : String(within)],
    ['sort', sort === 'RELEVANCE' ? '' : sort],
    ...changed.kinds.map((value) => ['kind', value] as const),
    ...changed.keyStages.map((value) => ['ks', value] as const),
    ...changed.partners.map((value) => ['partner', value] as const),
    ...changed.subjects.map((value) => ['subject', value] as const),
    ...changed.deliveryModes.map((value) => ['how', value] as const),
    ['past', changed.isPastToo ? '1' : ''],
    ['after', after ?? ''],
  ];
  return toAddress('/', pairs);
}

/** A path with those of the pairs that have a value. */
export function toAddress(path: string, pairs: readonly (readonly [name: string, value: string])[]): string {
  const search = new URLSearchParams();
  for (const [name, value] of pairs) if (value !== '') search.append(name, value);
  return search.size === 0 ? path : `${path}?${search}`;
}
