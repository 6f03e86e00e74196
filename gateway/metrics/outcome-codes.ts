// The codes that metrics are counted by: a list of ours, so that nothing a client or a subgraph sends makes new series.
// What is not on it counts as OTHER. Data.
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { ApiErrorCode } from '../../subgraphs/kit/api-error.ts';

const API_CODES: Readonly<Record<ApiErrorCode, true>> = {
  BAD_USER_INPUT: true,
  INTERNAL_SERVER_ERROR: true,
  OPERATION_TOO_LARGE: true,
  OPERATION_TOO_COSTLY: true,
  PARTNER_UNAVAILABLE: true,
  SUBGRAPH_UNAVAILABLE: true,
  SUBGRAPH_TIMEOUT: true,
  SUBGRAPH_ANSWER_INVALID: true,
  CURSOR_UNKNOWN: true,
  CATALOGUE_ABSENT: true,
  CATALOGUE_VERSION: true,
  SEARCH_UNAVAILABLE: true,
  INDEX_MISSING: true,
  SEARCH_KEY_REFUSED: true,
  SEARCH_REFUSED: true,
};

const KNOWN: ReadonlySet<unknown> = new Set([...Object.keys(API_CODES), ...Object.values(ApolloServerErrorCode)]);

export const OK = 'OK';

export function toOutcomeCode(code: unknown): string {
  return typeof code === 'string' && KNOWN.has(code) ? code : 'OTHER';
}
