// Reads a typed query: which of its words ask for a stage, a place, a day, a price and so on, and what is left of it for
// the search engine. Pure and linear; what is not beyond doubt stays a word of the query.
import type { Claim, Span } from './claim.ts';
import { chooseClaims, withoutBroken } from './claim.ts';
import { isLookUp } from './is-look-up.ts';
import { findKeptPhrases } from './kept-phrases.ts';
import { readAges } from './read-ages.ts';
import { readDates } from './read-dates.ts';
import { readDurations } from './read-duration.ts';
import { readPhrases } from './read-phrases.ts';
import { type FindPlace, readFirstPlace, readLastPlace, readPlaces } from './read-places.ts';
import { readStages } from './read-stages.ts';
import type { QueryReading } from './reading.ts';
import { toQueryLeft } from './to-query-left.ts';
import { type TypedQuery, textOf, toTypedQuery } from './typed-query.ts';
import { withLittleWords } from './with-little-words.ts';
import { withoutLiteral } from './without-literal.ts';

export interface Given {
  /** Texts to take as they stand, in any case: a reading's `text` that was not meant. The other readings stay the same. */
  readonly literal: readonly string[];
  /** Days are counted from here, in Europe/London. */
  readonly now: Date;
  /** The place that the whole of the words name; null where they name none. */
  readonly findPlace: FindPlace;
}

// What a title has and a search has not: a colon, or brackets or a dash beside so many words that were not read.
const COLON = /[\p{L}\p{N})][:;]\s/u;
const TITLE_MARKS: readonly { readonly mark: RegExp; readonly wordsLeft: number }[] = [
  { mark: /[([]/, wordsLeft: 3 },
  { mark: /\s\p{Pd}\s/u, wordsLeft: 2 },
];

/**
 * Each reading has its own text; a field may be read more than once, and any of its values will do (`ks3 ks4`). A query
 * that is an address, an id or a code, or that looks like a pasted title, is not read; nor are quoted phrases.
 */
export function interpretQuery(query: string, { literal, now, findPlace }: Given): QueryReading {
  const unread = { readings: [], queryLeft: query };
  if (query === '' || isLookUp(query) || COLON.test(query)) return unread;
  const typed = toTypedQuery(query);
  const all = withLittleWords(typed, claimWords(typed, now, findPlace));
  const wordsLeft = typed.tokens.length - all.reduce((sum, { start, end }) => sum + end - start, 0);
  const isTitle = TITLE_MARKS.some((title) => wordsLeft >= title.wordsLeft && title.mark.test(query));
  const claims = withoutLiteral(all, typed, literal);
  if (claims.length === 0 || isTitle) return unread;
  return {
    readings: claims.map(({ start, end, value, label, constraint }) => ({
      text: textOf(typed, start, end),
      value,
      label,
      constraint,
    })),
    queryLeft: toQueryLeft(typed, claims),
  };
}

function claimWords(query: TypedQuery, now: Date, findPlace: FindPlace): readonly Claim[] {
  const kept = findKeptPhrases(query);
  const structured = [
    ...readStages(query),
    ...readAges(query),
    ...readDates(query, now),
    ...readDurations(query),
    ...readPlaces(query, findPlace),
  ];
  const first = chooseUnbroken([...structured, ...readPhrases(query, structured)], kept);
  const last = readLastPlace(query, endOfUnread(query, first), findPlace);
  const place = last.length > 0 || first.some(isPlace) ? last : readFirstPlace(query, findPlace);
  // With a place found, what needs one is read too.
  return place.length === 0
    ? first
    : chooseUnbroken([...first, ...place, ...readPhrases(query, [...structured, ...place])], kept);
}

function isPlace({ constraint: { field } }: Claim): boolean {
  return field === 'near' || field === 'regions';
}

function chooseUnbroken(claims: readonly Claim[], kept: readonly Span[]): readonly Claim[] {
  return withoutBroken(chooseClaims(claims), kept);
}

/** Past the last word that nothing has claimed. */
function endOfUnread({ tokens }: TypedQuery, claims: readonly Claim[]): number {
  let end = tokens.length;
  for (const claim of claims.toReversed()) if (claim.end === end) end = claim.start;
  return end;
}
