// The hits of a search that are worth judging one by one: the engine's best by what is left of the query, by the whole of
// it, and by what is near. Pure.
import { allOf } from '../quote-filter.ts';
import { LITERAL_ATTRIBUTES } from '../search/search-parts.ts';
import type { EngineAnswer, HitsQuery } from '../search-engine.ts';
import type { RankedSearch } from './ranked-search.ts';
import { type Candidate, scoreHit } from './score-hit.ts';
import { type ScoredHit, toOrder } from './scored-hit.ts';

/** Of each list; beyond, the engine's own order is good enough. */
const MOST_JUDGED = 60;

/** With readings: what fits them, what bears the very words, and what does so in its title whether it fits or not. */
export function toCandidateLists({
  words,
  wholeWords,
  read,
  nearFilter,
  toHitsQuery,
}: RankedSearch): readonly HitsQuery[] {
  const stated = read?.stated ?? '';
  // A list that no word narrows is of what says so.
  const allowed = words === '' ? stated : (read?.allowed ?? '');
  const lists = [toHitsQuery(words, stated, MOST_JUDGED)];
  if (nearFilter !== '') lists.push(toHitsQuery(words, allOf([stated, nearFilter]), MOST_JUDGED));
  if (read === null) return lists;
  if (stated !== allowed) {
    const open = allOf([allowed, `NOT (${stated})`]);
    lists.push(toHitsQuery(words, open, MOST_JUDGED), toHitsQuery(wholeWords, open, MOST_JUDGED));
    if (nearFilter !== '') lists.push(toHitsQuery(words, allOf([open, nearFilter]), MOST_JUDGED));
  }
  lists.push(toHitsQuery(wholeWords, stated, MOST_JUDGED));
  if (allowed !== '') lists.push(toHitsQuery(wholeWords, `NOT (${allowed})`, MOST_JUDGED, LITERAL_ATTRIBUTES));
  return lists;
}

/** What all lists have, in order. */
export function rankCandidates(search: RankedSearch, answers: readonly EngineAnswer[]): readonly ScoredHit[] {
  const candidates = new Map<string, Candidate>();
  for (const { hits } of answers) {
    for (const [rank, hit] of hits.entries()) {
      const { itemKey } = hit.document;
      const known = candidates.get(itemKey);
      candidates.set(itemKey, known === undefined ? { ...hit, rank } : { ...known, rank: Math.min(rank, known.rank) });
    }
  }
  return toOrder([...candidates.values()].map((hit) => ({ hit, score: scoreHit(hit, search.judgement) }))).slice(
    0,
    MOST_JUDGED,
  );
}
