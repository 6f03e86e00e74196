// Gives the little words that lead to what was read to it, where they would lead to nothing without it. Pure.
import type { Claim } from './claim.ts';
import { DETERMINERS, LEADING, LITTLE_WORDS, SUITABLE } from './little-words.ts';
import { gapBefore, isJoined, type TypedQuery, wordAt } from './typed-query.ts';

/** Of `forces in year 5` the `in` goes with the year; of `assessment in KS3 computing` it stays. */
export function withLittleWords(query: TypedQuery, claims: readonly Claim[]): readonly Claim[] {
  const starts = new Set(claims.map(({ start }) => start));
  const ends = new Set(claims.map(({ end }) => end));
  return claims.map((claim) => {
    const isLast =
      claim.end >= query.tokens.length || starts.has(claim.end) || gapBefore(query, claim.end).trim() !== '';
    if (!isLast && !LITTLE_WORDS.has(wordAt(query, claim.end))) return claim;
    return { ...claim, start: toStart(query, claim.start, ends) };
  });
}

function toStart(query: TypedQuery, start: number, ends: ReadonlySet<number>): number {
  const isFree = (at: number) => !ends.has(at) && isJoined(query, at);
  const determined = isFree(start) && DETERMINERS.has(wordAt(query, start - 1)) ? start - 1 : start;
  if (!isFree(determined) || !LEADING.has(wordAt(query, determined - 1))) return start;
  const led = determined - 1;
  return isFree(led) && SUITABLE.has(wordAt(query, led - 1)) ? led - 1 : led;
}
