// The arguments of a search, checked once. What makes no sense is BAD_USER_INPUT that names the argument.

import { assertWithin, badUserInput } from '../../kit/bad-user-input.ts';
import { interpretQuery } from '../interpret/interpret-query.ts';
import type { QueryReading } from '../interpret/reading.ts';
import { findPlace } from '../place/find-place.ts';
import type { QuerySearchArgs, SearchSort } from '../resolvers.generated.ts';
import { type FacetName, readFacetNames } from './facets.ts';
import { type NearPoint, readNear } from './near.ts';
import { type CheckedFilter, readFilter } from './read-filter.ts';

export interface SearchRequest {
  /** As typed, without spaces around. */
  readonly query: string;
  /** Words of the query that are not to be interpreted. */
  readonly literal: readonly string[];
  /** What was read in the query, and what is left of it. */
  readonly reading: QueryReading;
  readonly filter: CheckedFilter;
  /** Asked for, or else read in the query. */
  readonly near: NearPoint | null;
  readonly sort: SearchSort;
  /** To count. */
  readonly facets: readonly FacetName[];
  readonly first: number;
}

const LONGEST_QUERY = 512;
const MOST_HITS = 100;
const MOST_LITERAL = 20;

/** `now` tells which term is this term. */
export function readSearchRequest(args: Omit<QuerySearchArgs, 'after'>, now: Date): SearchRequest {
  const first = args.first ?? 20;
  const sort = args.sort ?? 'RELEVANCE';
  assertWithin('first', first, 1, MOST_HITS);
  const query = readQuery('query', args.query ?? '');
  const literal = readLiteral(args.literal ?? []);
  const reading = interpretQuery(query, { literal, now, findPlace });
  const near = readNear(args.near) ?? toNear(reading);
  if (sort === 'DISTANCE' && near === null) throw badUserInput('sort', 'DISTANCE needs a place: give near');
  const facets = readFacetNames(args.facets);
  return { query, literal, reading, filter: readFilter(args.filter), near, sort, facets, first };
}

/** The same request, its query read anew for the words that are to be taken literally. */
export function interpretRequest(request: SearchRequest, now: Date): SearchRequest {
  const { query, literal, near } = request;
  const reading = interpretQuery(query, { literal, now, findPlace });
  // What was read has no radius; the same place may have been asked for with one.
  const wasRead = near !== null && near.withinMiles === null && toNear(request.reading)?.place === near.place;
  return { ...request, reading, near: wasRead ? toNear(reading) : near };
}

function readLiteral(texts: readonly string[]): readonly string[] {
  if (texts.length > MOST_LITERAL) {
    throw badUserInput('literal', `expected at most ${MOST_LITERAL} texts, got ${texts.length}`);
  }
  return texts.map((text) => readQuery('literal', text));
}

function toNear({ readings }: QueryReading): NearPoint | null {
  const place = readings.flatMap(({ constraint }) => (constraint.field === 'near' ? [constraint.place] : []))[0];
  if (place === undefined) return null;
  return { place, latitude: place.latitude, longitude: place.longitude, withinMiles: null };
}

/** Text to search for, bounded. */
export function readQuery(argument: string, text: string): string {
  if (text.length > LONGEST_QUERY) {
    throw badUserInput(argument, `expected at most ${LONGEST_QUERY} characters, got ${text.length}`);
  }
  // Half a character among them, which the engine takes for broken JSON.
  return text.replace(/[\p{Cc}\p{Co}\p{Cs}]/gu, ' ').trim();
}
