// Every error that a client of the API can meet, by its stable code; a retired code is never used again. Apollo's own
// codes for requests that are not GraphQL (GRAPHQL_PARSE_FAILED and the like) keep their names and are not listed here.
import type { GraphQLFormattedError } from 'graphql';

export type ApiErrorCode =
  | 'BAD_USER_INPUT' // an argument or variable that makes no sense
  | 'INTERNAL_SERVER_ERROR' // a fault of ours; the log has it, the client does not
  | 'OPERATION_TOO_LARGE' // more depth, aliases, root fields or directives than allowed
  | 'OPERATION_TOO_COSTLY' // the answer could hold more values than allowed
  | 'PARTNER_UNAVAILABLE' // a partner that was asked for a live field gave no answer
  | 'SUBGRAPH_UNAVAILABLE' // a service could not be asked, or broke off
  | 'SUBGRAPH_TIMEOUT' // a service gave no whole answer before the deadline
  | 'SUBGRAPH_ANSWER_INVALID' // a service gave something that is not a GraphQL answer
  | 'CURSOR_UNKNOWN' // the change cursor is of a catalogue that has been rebuilt: start afresh without one
  | 'CATALOGUE_ABSENT' // the change cursor is of some catalogue, but there is none here now: try again later
  | 'CATALOGUE_VERSION' // the catalogue was written by another version of Signpost
  | 'SEARCH_UNAVAILABLE' // no answer from the search engine before the deadline
  | 'INDEX_MISSING' // the engine answers and has no index: nothing was ever indexed
  | 'SEARCH_KEY_REFUSED' // our key may not search the index
  | 'SEARCH_REFUSED'; // the engine does not take the query: a fault of ours

/** What a service answers to one operation, as plain JSON values. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}
