// Finds the hits of a page. A search with words is put in order here; any other is in the engine's order. Rejects with a
// SearchEngineError.
import { findClose } from '../ranking/find-close.ts';
import { toRankedSearch } from '../ranking/ranked-search.ts';
import type { SearchEngine } from '../search-engine.ts';
import type { Reach } from './build-query.ts';
import type { PageStart } from './cursor.ts';
import { findRanked, NO_BANDS } from './find-ranked.ts';
import { findSorted } from './find-sorted.ts';
import type { Found } from './found.ts';
import { toQueryWords } from './query-words.ts';
import type { SearchRequest } from './search-request.ts';
import { isRestricted } from './to-filters.ts';

export async function findHits(
  engine: SearchEngine,
  request: SearchRequest,
  { offset, bandTotals }: PageStart,
  nowSeconds: number,
): Promise<Found> {
  const reach: Reach = { offset, limit: request.first, bandTotals };
  const isRanked = request.sort === 'RELEVANCE' && toQueryWords(request.query).words !== '' && !isListOfPlaces(request);
  if (isRanked) return findRanked(engine, request, reach, nowSeconds);
  const found = await findSorted(engine, request, reach, nowSeconds);
  return found.exactTotal > 0 ? found : findOtherwise(engine, request, reach, nowSeconds, found);
}

/** For a list that has nothing in it: the words that were read as they stand, or those at the end of an address. */
async function findOtherwise(
  engine: SearchEngine,
  request: SearchRequest,
  reach: Reach,
  nowSeconds: number,
  nothing: Found,
): Promise<Found> {
  const { query, reading } = request;
  if (reading.readings.length > 0) {
    const literal = { ...request, reading: { readings: [], queryLeft: query } };
    return findSorted(engine, literal, reach, nowSeconds);
  }
  const { wordsOfAddress } = toQueryWords(query);
  if (wordsOfAddress === '' || isRestricted(request.filter, request.near)) return nothing;
  const words = { readings: [], queryLeft: wordsOfAddress };
  const search = toRankedSearch({ ...request, query: wordsOfAddress, reading: words }, nowSeconds);
  const close = (await findClose(engine, search, words, [])).map(({ hit }) => hit);
  return { ...nothing, hits: close.slice(reach.offset, reach.offset + reach.limit), close, bandTotals: NO_BANDS };
}

/** No words are left of it, and a place is asked for: distance is the order. */
function isListOfPlaces({ reading, near }: SearchRequest): boolean {
  return near !== null && toQueryWords(reading.queryLeft).words === '';
}
