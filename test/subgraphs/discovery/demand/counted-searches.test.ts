// Which searches are counted. The engine here has an empty index: what it would find makes no difference.
import { expect, it } from 'vitest';
import type { QuerySearchArgs } from '../../../../subgraphs/discovery/resolvers.generated.ts';
import { writeCursor } from '../../../../subgraphs/discovery/search/cursor.ts';
import { search } from '../../../../subgraphs/discovery/search/search.ts';
import type { SearchContext } from '../../../../subgraphs/discovery/search/search-context.ts';
import { readSearchRequest } from '../../../../subgraphs/discovery/search/search-request.ts';
import { type SearchEngine, SearchEngineError } from '../../../../subgraphs/discovery/search-engine.ts';

const now = new Date('2026-11-22T10:00:00Z');
const emptyEngine: SearchEngine = {
  search: async (queries) => queries.map(() => ({ hits: [], total: 0, facets: {} })),
  searchTerms: async (queries) => queries.map(() => ({ hits: [], total: 0 })),
  searchFacet: async () => [],
  assertHealthy: async () => {},
};

function listen(engine: SearchEngine = emptyEngine) {
  const counted: string[] = [];
  const context: SearchContext = {
    engine,
    partnerStates: { read: async () => [] },
    now: () => now,
    demand: { record: ({ query }, exactTotal) => counted.push(`${query}: ${exactTotal}`) },
  };
  return { counted, context };
}

const forces: QuerySearchArgs = { query: 'forces', filter: null, near: null, literal: null, facets: null, after: null };
const cursorAt = (offset: number): string =>
  writeCursor(readSearchRequest(forces, now), { offset, bandTotals: offset === 0 ? null : [40] });

it('counts the first page of an answered search', async () => {
  const { counted, context } = listen();
  await search(context, forces);
  expect(counted).toEqual(['forces: 0']);
});

it('does not count further pages, nor the way back', async () => {
  const { counted, context } = listen();
  await search(context, { ...forces, after: cursorAt(20) });
  await search(context, { ...forces, after: cursorAt(0) });
  expect(counted).toEqual([]);
});

it('does not count a search that failed', async () => {
  const failing = async () => {
    throw new SearchEngineError('SEARCH_UNAVAILABLE', null);
  };
  const { counted, context } = listen({ ...emptyEngine, search: failing });
  await expect(search(context, forces)).rejects.toThrow(SearchEngineError);
  expect(counted).toEqual([]);
});

it('answers as well where nothing is counted', async () => {
  const { engine, partnerStates } = listen().context;
  await expect(search({ engine, partnerStates, now: () => now }, forces)).resolves.toMatchObject({ total: 0 });
});
