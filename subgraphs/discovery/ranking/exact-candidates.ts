// The hits of a search that are worth judging one by one: the engine's best by what is left of the query, by the whole of
// it, and by what is near. Pure.
import { allOf } from '../quote-filter.ts';
import { LITERAL_ATTRIBUTES } from '../search/search-parts.ts';
import type { EngineAnswer, EngineHit, HitsQuery } from '../search-engine.ts';
import type { RankedSearch } from './ranked-search.ts';
import { type Candidate, type Fit, scoreHit } from './score-hit.ts';

/** Of each list; beyond, the engine's own order is good enough. */
const MOST_JUDGED = 60;

interface CandidateList {
  readonly query: HitsQuery;
  readonly fit: Fit;
}

/** With readings: what fits them, what bears the very words, and what does so in its title whether it fits or not. */
export function toCandidateLists({
  words,
  wholeWords,
  read,
  nearFilter,
  toHitsQuery,
}: RankedSearch): readonly CandidateList[] {
  const stated = read?.stated ?? '';
  // A list that no word narrows is of what says so.
  const allowed = words === '' ? stated : (read?.allowed ?? '');
  const fit = read === null ? 'open' : 'stated';
  const lists: CandidateList[] = [{ query: toHitsQuery(words, stated, MOST_JUDGED), fit }];
  if (nearFilter !== '') lists.push({ query: toHitsQuery(words, allOf([stated, nearFilter]), MOST_JUDGED), fit });
  if (read === null) return lists;
  if (stated !== allowed) {
    const open = allOf([allowed, `NOT (${stated})`]);
    lists.push({ query: toHitsQuery(words, open, MOST_JUDGED), fit: 'open' });
    lists.push({ query: toHitsQuery(wholeWords, open, MOST_JUDGED), fit: 'stated' });
    if (nearFilter !== '')
      lists.push({ query: toHitsQuery(words, allOf([open, nearFilter]), MOST_JUDGED), fit: 'stated' });
  }
  lists.push({ query: toHitsQuery(wholeWords, stated, MOST_JUDGED), fit: 'stated' });
  if (allowed !== '') {
    lists.push({ query: toHitsQuery(wholeWords, `NOT (${allowed})`, MOST_JUDGED, LITERAL_ATTRIBUTES), fit: 'stated' });
  }
  return lists;
}

/** What all lists have, in order; `answers` in the order of the lists. */
export function rankCandidates(
  search: RankedSearch,
  lists: readonly CandidateList[],
  answers: readonly EngineAnswer[],
): readonly EngineHit[] {
  const candidates = new Map<string, Candidate>();
  for (const [at, { fit }] of lists.entries()) {
    for (const [rank, hit] of (answers[at]?.hits ?? []).entries()) {
      const { itemKey } = hit.document;
      const known = candidates.get(itemKey);
      if (known === undefined) candidates.set(itemKey, { ...hit, rank, fit });
      else
        candidates.set(itemKey, {
          ...known,
          rank: Math.min(rank, known.rank),
          fit: known.fit === 'stated' ? known.fit : fit,
        });
    }
  }
  return toOrder([...candidates.values()].map((hit) => ({ hit, score: scoreHit(hit, search.judgement) }))).slice(
    0,
    MOST_JUDGED,
  );
}

/** Best first; alike ones by key, so that the order is the same each time. */
export function toOrder<Hit extends EngineHit>(
  scored: readonly { readonly hit: Hit; readonly score: number }[],
): readonly Hit[] {
  return [...scored]
    .sort((one, other) => other.score - one.score || (one.hit.document.itemKey < other.hit.document.itemKey ? -1 : 1))
    .map(({ hit }) => hit);
}
