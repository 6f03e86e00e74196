// Sends a search to a running gateway as any client would. One that the gateway answers with an error is an answer without
// hits that says why; a gateway that does not answer as one is a SearchTroubleError.
import { z } from 'zod';
import { DEPTH } from './score-query.ts';
import type { SearchAnswer } from './search-answer.ts';

const DEADLINE_MS = 30_000;

const SEARCH = `query Relevance($query: String!, $filter: SearchFilter, $near: Near, $first: Int!) {
  search(query: $query, filter: $filter, near: $near, first: $first) { hits { id title alsoListedBy { id } } }
}`;

const hit = z.object({ id: z.string(), title: z.string(), alsoListedBy: z.array(z.object({ id: z.string() })) });

const searchBody = z.object({
  data: z.object({ search: z.object({ hits: z.array(hit) }).nullable() }).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).optional(),
});

export interface SearchInput {
  readonly query: string;
  readonly near?: object | undefined;
  readonly filter?: object | undefined;
}

/** Told when nothing could be measured. */
export class SearchTroubleError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SearchTroubleError';
  }
}

/** `gatewayUrl` has no slash at its end. */
export async function askSearch(
  gatewayUrl: string,
  { query, near, filter }: SearchInput,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  const begin = performance.now();
  const body = await askGraphql(gatewayUrl, SEARCH, { query, near, filter, first: DEPTH }, signal);
  const latencyMs = performance.now() - begin;
  const parsed = searchBody.safeParse(body);
  if (!parsed.success) throw new SearchTroubleError(`${query}: not an answer to a search: ${parsed.error.message}`);
  const { data, errors = [] } = parsed.data;
  const [error] = errors;
  if (!data?.search || error !== undefined) {
    const isRefusal = error?.extensions.code === 'BAD_USER_INPUT';
    return { hits: [], latencyMs, failure: { message: error?.message ?? 'no data came', isRefusal } };
  }
  const hits = data.search.hits.map(({ id, title, alsoListedBy }) => ({
    title,
    ids: [id, ...alsoListedBy.map((listing) => listing.id)] as const,
  }));
  return { hits, latencyMs, failure: null };
}

const titlesBody = z.object({
  data: z.object({ items: z.array(z.object({ id: z.string(), title: z.string() }).nullable()) }),
});

const MOST_IDS = 100;

/** Titles by id; an id that no partner knows is left out. */
export async function askTitles(
  gatewayUrl: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const variables = { ids: ids.slice(from, from + MOST_IDS) };
    const document = 'query Titles($ids: [ID!]!) { items(ids: $ids) { id title } }';
    const parsed = titlesBody.safeParse(await askGraphql(gatewayUrl, document, variables, signal));
    if (!parsed.success) throw new SearchTroubleError(`not an answer with items: ${parsed.error.message}`);
    for (const item of parsed.data.data.items) if (item !== null) titles.set(item.id, item.title);
  }
  return titles;
}

async function askGraphql(gatewayUrl: string, query: string, variables: object, signal: AbortSignal): Promise<unknown> {
  try {
    const answer = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    });
    return await answer.json();
  } catch (error) {
    signal.throwIfAborted();
    throw new SearchTroubleError(`${gatewayUrl} could not be asked: ${String(error)}`, error);
  }
}
