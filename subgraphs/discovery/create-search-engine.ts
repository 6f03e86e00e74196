// The search engine by Meilisearch: the only file on the reading side that knows its client. Whatever goes wrong becomes
// a SearchEngineError; a request that has no answer after five seconds is given up.
import { Meilisearch, type MultiSearchQuery } from 'meilisearch';
import { MATCH_END, MATCH_START } from './document/markers.ts';
import { createEngineHttp, EngineRefusal } from './engine-http.ts';
import { CARD_FIELDS, type CardDocument, SMALL_PRINT_FIELDS } from './search-document.ts';
import {
  type EngineAnswer,
  type EngineQuery,
  type Formatted,
  type SearchEngine,
  SearchEngineError,
  type SearchEngineErrorCode,
  type TermAnswer,
  type TermQuery,
} from './search-engine.ts';

export interface SearchEngineOptions {
  readonly url: string;
  /** Needs to search and nothing else; none for a Meilisearch without keys. */
  readonly searchKey: string | undefined;
  readonly indexName: string;
}

/** The engine works off the queries of one request one by one: of so many two requests share the work. */
const WORTH_PARTING = 4;

const HIGHLIGHTED = ['title', 'summary', 'publisher', 'topics'] as const satisfies readonly (keyof Formatted)[];

const CODES: Readonly<Record<string, SearchEngineErrorCode>> = {
  index_not_found: 'INDEX_MISSING',
  invalid_api_key: 'SEARCH_KEY_REFUSED',
  missing_authorization_header: 'SEARCH_KEY_REFUSED',
};

/** Read-only. Makes no request by itself. */
export function createSearchEngine({ url, searchKey, indexName }: SearchEngineOptions): SearchEngine {
  const client = new Meilisearch({
    host: url,
    ...(searchKey === undefined ? {} : { apiKey: searchKey }),
    httpClient: createEngineHttp(),
    // Gotcha: with compression, the client's default, each answer takes some 45 ms longer.
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });

  const search = async (queries: readonly EngineQuery[]): Promise<readonly EngineAnswer[]> => {
    const { results } = await orNamedError(
      client.multiSearch<{ queries: MultiSearchQuery[] }, CardDocument>({
        queries: queries.map((query) => toMultiSearchQuery(query, indexName)),
      }),
    );
    return results.map((result) => ({
      hits: result.hits.map((document) => ({ document, formatted: document._formatted ?? {} })),
      total: result.totalHits ?? result.estimatedTotalHits ?? 0,
      facets: result.facetDistribution ?? {},
    }));
  };

  const searchTermsAtOnce = async (queries: readonly TermQuery[]): Promise<readonly TermAnswer[]> => {
    const { results } = await orNamedError(
      client.multiSearch<{ queries: MultiSearchQuery[] }, Pick<CardDocument, 'itemKey'>>({
        queries: queries.map(({ words, filter, limit }) => ({
          indexUid: indexName,
          q: words,
          matchingStrategy: 'all',
          ...(filter === '' ? {} : { filter }),
          limit,
          attributesToRetrieve: ['itemKey'],
          showRankingScoreDetails: true,
        })),
      }),
    );
    return results.map(({ hits, estimatedTotalHits }) => ({
      total: estimatedTotalHits ?? 0,
      hits: hits.map(({ itemKey, _rankingScoreDetails: details }) => ({
        itemKey,
        prominence: details?.attribute?.score ?? 1,
        isExact: (details?.typo?.typoCount ?? 0) === 0,
      })),
    }));
  };

  return {
    search,
    async searchTerms(queries) {
      if (queries.length < WORTH_PARTING) return searchTermsAtOnce(queries);
      const half = Math.ceil(queries.length / 2);
      const halves = [queries.slice(0, half), queries.slice(half)];
      return (await Promise.all(halves.map(searchTermsAtOnce))).flat();
    },
    async searchFacet({ attribute, prefix, filter }) {
      const { facetHits } = await orNamedError(
        client.index(indexName).searchForFacetValues({ facetName: attribute, facetQuery: prefix, filter }),
      );
      return facetHits;
    },
    async assertHealthy() {
      await search([{ type: 'count', words: '', matching: 'all', filter: '', distinctItems: false, facets: [] }]);
    },
  };
}

function toMultiSearchQuery(query: EngineQuery, indexUid: string): MultiSearchQuery {
  const basis = {
    indexUid,
    q: query.words,
    matchingStrategy: query.matching,
    ...(query.facets.length === 0 ? {} : { facets: [...query.facets] }),
    ...(query.filter === '' ? {} : { filter: query.filter }),
    ...(query.distinctItems ? { distinct: 'itemKey' } : {}),
    ...(query.searchOn === undefined ? {} : { attributesToSearchOn: [...query.searchOn] }),
  };
  // Only pages by number make the engine count exactly when items are to be distinct.
  if (query.type === 'count') return { ...basis, page: 1, hitsPerPage: 0 };
  return {
    ...basis,
    offset: query.offset,
    limit: query.limit,
    attributesToRetrieve: query.smallPrint === true ? [...CARD_FIELDS, ...SMALL_PRINT_FIELDS] : [...CARD_FIELDS],
    ...(query.sort.length === 0 ? {} : { sort: [...query.sort] }),
    ...(query.words === ''
      ? {}
      : { attributesToHighlight: [...HIGHLIGHTED], highlightPreTag: MATCH_START, highlightPostTag: MATCH_END }),
  };
}

async function orNamedError<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // The client wraps whatever its carrier throws.
    const fault = error instanceof Error ? error.cause : null;
    if (!(fault instanceof EngineRefusal)) throw new SearchEngineError('SEARCH_UNAVAILABLE', error);
    const isFault = fault.status < 500 && fault.status !== 429;
    throw new SearchEngineError(CODES[fault.code] ?? (isFault ? 'SEARCH_REFUSED' : 'SEARCH_UNAVAILABLE'), error);
  }
}
