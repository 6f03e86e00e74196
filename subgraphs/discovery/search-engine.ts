// The port to the search engine: the three things that reading asks of it. Its adapter is create-search-engine.ts.
import { GraphQLError } from 'graphql';
import type { ApiErrorCode } from '../kit/api-error.ts';
import type { CardDocument } from './search-document.ts';

/** Which words a document must have: every one; else the rarer ones first; else the first ones first. */
export type Matching = 'all' | 'frequency' | 'last';

interface EngineQueryBasis {
  /** Attributes whose values are to be counted. */
  readonly facets: readonly string[];
  readonly words: string;
  readonly matching: Matching;
  /** In the engine's filter language; values quoted by quoteFilter. */
  readonly filter: string;
  /** Counts and lists an item once though several of its documents match. */
  readonly distinctItems: boolean;
  /** Attributes to look for the words in; all searchable ones when not given. */
  readonly searchOn?: readonly string[];
}

export interface HitsQuery extends EngineQueryBasis {
  readonly type: 'hits';
  /** For example `nextStart:asc`. */
  readonly sort: readonly string[];
  readonly offset: number;
  readonly limit: number;
  /** Whether the hits are to bring their small print. */
  readonly smallPrint?: boolean;
}

export interface CountQuery extends EngineQueryBasis {
  readonly type: 'count';
}

export type EngineQuery = HitsQuery | CountQuery;

export interface EngineHit {
  readonly document: CardDocument;
  /** Highlightable fields with markers around the matches. */
  readonly formatted: Formatted;
}

export interface Formatted {
  readonly title?: string;
  readonly summary?: string | null;
  readonly publisher?: string | null;
  readonly topics?: readonly string[];
}

export interface EngineAnswer {
  readonly hits: readonly EngineHit[];
  /** Exact, but for hits with distinctItems; their facets then count documents, too. */
  readonly total: number;
  /** Attribute to value to count. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface TermQuery {
  /** A space at the end: a whole word, not the beginning of one. */
  readonly words: string;
  readonly filter: string;
  readonly limit: number;
}

export interface TermAnswer {
  readonly hits: readonly TermHit[];
  /** Of all documents that have the term; an estimate. */
  readonly total: number;
}

export interface TermHit {
  readonly itemKey: string;
  /** 1 in the field that says most about an item (its title), 0 in the one that says least. */
  readonly prominence: number;
  /** Whether it has the term as spelt. */
  readonly isExact: boolean;
}

export interface FacetSearch {
  readonly attribute: string;
  /** Beginnings of words of the value. */
  readonly prefix: string;
  readonly filter: string;
}

export interface SearchEngine {
  /** Answers in the order of the queries, in one round trip. Rejects with a SearchEngineError. */
  search(queries: readonly EngineQuery[]): Promise<readonly EngineAnswer[]>;
  /** Where single terms stand; in the order of the queries. */
  searchTerms(queries: readonly TermQuery[]): Promise<readonly TermAnswer[]>;
  /** Values of an attribute, most frequent first. */
  searchFacet(search: FacetSearch): Promise<readonly { readonly value: string; readonly count: number }[]>;
  /** Resolves when the index exists and may be searched. */
  assertHealthy(): Promise<void>;
}

export type SearchEngineErrorCode = Extract<
  ApiErrorCode,
  'SEARCH_UNAVAILABLE' | 'INDEX_MISSING' | 'SEARCH_KEY_REFUSED' | 'SEARCH_REFUSED'
>;

const MESSAGES: Readonly<Record<SearchEngineErrorCode, string>> = {
  SEARCH_UNAVAILABLE: 'Search does not answer at the moment.',
  INDEX_MISSING: 'There is no search index yet: nothing has been indexed.',
  SEARCH_KEY_REFUSED: 'Search is not set up: its key was refused.',
  SEARCH_REFUSED: 'Search could not make sense of this query.',
};

/** Meant for clients as it is: a code and a sentence, never an address. The engine's own error is the `cause`. */
export class SearchEngineError extends GraphQLError {
  readonly code: SearchEngineErrorCode;

  constructor(code: SearchEngineErrorCode, cause: unknown) {
    super(MESSAGES[code], { extensions: { code } });
    this.name = 'SearchEngineError';
    this.code = code;
    // Not enumerable: the cause may hold an address, and errors are written out whole in places.
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false });
  }
}
