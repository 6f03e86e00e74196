// The arguments of a search, checked once. What makes no sense is BAD_USER_INPUT that names the argument.

import { assertWithin, badUserInput } from '../../kit/bad-user-input.ts';
import type { QuerySearchArgs, SearchSort } from '../resolvers.generated.ts';
import { type NearPoint, readNear } from './near.ts';
import { type CheckedFilter, readFilter } from './read-filter.ts';

export interface SearchRequest {
  /** As typed, without spaces around. */
  readonly query: string;
  readonly filter: CheckedFilter;
  readonly near: NearPoint | null;
  readonly sort: SearchSort;
  readonly first: number;
}

const LONGEST_QUERY = 512;
const MOST_HITS = 100;

export function readSearchRequest(args: Omit<QuerySearchArgs, 'after'>): SearchRequest {
  const first = args.first ?? 20;
  const sort = args.sort ?? 'RELEVANCE';
  assertWithin('first', first, 1, MOST_HITS);
  const near = readNear(args.near);
  if (sort === 'DISTANCE' && near === null) throw badUserInput('sort', 'DISTANCE needs a place: give near');
  return { query: readQuery('query', args.query ?? ''), filter: readFilter(args.filter), near, sort, first };
}

/** Text to search for, bounded. */
export function readQuery(argument: string, text: string): string {
  if (text.length > LONGEST_QUERY) {
    throw badUserInput(argument, `expected at most ${LONGEST_QUERY} characters, got ${text.length}`);
  }
  // Half a character among them, which the engine takes for broken JSON.
  return text.replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, ' ').trim();
}
