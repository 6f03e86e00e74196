// Reads where something should be: near Stoke, in Leeds, NR31, in the North West, maths hub Cornwall. Pure; asks the given
// look-up for whole phrases, a bounded number of times; what it does not know stays as words.
import { parsePostcode } from '../../kit/normalise/postcode.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { findRegion, regionName } from '../../kit/vocabulary/regions.ts';
import { isSurePlaceName } from '../place/is-sure-place-name.ts';
import type { NamedPlace } from '../place/named-place.ts';
import type { Claim, Span } from './claim.ts';
import { isOccasion } from './occasions.ts';
import { indexPhrases, phrasesAt } from './phrase-index.ts';
import { COMPASS_NAMES, NEAR_PHRASES, NO_PLACE_AFTER, UNCLEAR_OUTCODES, UNCLEAR_REGIONS } from './place-words.ts';
import { isJoined, type TypedQuery, textOf, wordAt } from './typed-query.ts';

export type FindPlace = (words: string) => NamedPlace | null;

const LONGEST_NAME = 5;
const MOST_NAMES = 3;
const OUTCODE = /^[a-z]{1,2}\d[a-z\d]?$/;
const nearPhrases = indexPhrases(NEAR_PHRASES.map((words) => [words, words] as const));

/** Places that a word leads to, and postcodes anywhere. */
export function readPlaces(query: TypedQuery, findPlace: FindPlace): readonly Claim[] {
  const found = query.tokens.flatMap((_, at) => toLead(query, at) ?? []);
  const leads = found.sort((one, other) => Number(other.isNear) - Number(one.isNear));
  return [
    ...leads.slice(0, MOST_NAMES).flatMap((lead) => readAfter(query, lead, findPlace)),
    ...readPostcodes(query, findPlace),
  ];
}

/** A name at the end, with nothing to lead to it. `end`: where what has been read already begins. */
export function readLastPlace(query: TypedQuery, end: number, findPlace: FindPlace): readonly Claim[] {
  for (let start = Math.max(0, end - LONGEST_NAME); start < end; start += 1) {
    if (!isRun(query, start, end) || !isLikelyName(query, wordsOf(query, start, end))) continue;
    const claim = toClaim({ start, end }, textOf(query, start, end), findPlace);
    // The longest name decides: of `fire of London` not even London is a place.
    if (claim !== null) return NO_PLACE_AFTER.has(wordAt(query, start - 1)) ? [] : [claim];
  }
  return [];
}

/**
 * A name at the beginning, before what is asked for there: `leeds maths hub`. With its capital it may begin a title, and is
 * left as words. The longest name decides.
 */
export function readFirstPlace(query: TypedQuery, findPlace: FindPlace): readonly Claim[] {
  for (let end = Math.min(query.tokens.length - 1, LONGEST_NAME); end > 0; end -= 1) {
    const isTyped = textOf(query, 0, end) === textOf(query, 0, end).toLowerCase();
    if (!isTyped || !isRun(query, 0, end) || !isLikelyName(query, wordsOf(query, 0, end))) continue;
    const claim = toClaim({ start: 0, end }, textOf(query, 0, end), findPlace);
    if (claim !== null) return [claim];
  }
  return [];
}

function isLikelyName(query: TypedQuery, words: string): boolean {
  return !/\d/.test(words) && isSurePlaceName(words) && (!COMPASS_NAMES.has(words) || isOccasion(query));
}

interface Lead {
  readonly start: number;
  /** Where the name begins. */
  readonly end: number;
  readonly isNear: boolean;
}

function toLead(query: TypedQuery, at: number): Lead | null {
  const near = phrasesAt(nearPhrases, query, at)[0];
  const within = near === undefined ? readWithin(query, at) : null;
  const end = near?.end ?? within ?? (wordAt(query, at) === 'in' ? at + 1 : null);
  if (end === null) return null;
  const isArticle = wordAt(query, end) === 'the';
  return { start: at, end: isArticle ? end + 1 : end, isNear: near !== undefined || within !== null };
}

/** `within 20 miles of`, `10 miles from`; how many is not read. */
function readWithin(query: TypedQuery, at: number): number | null {
  const number = wordAt(query, at) === 'within' ? at + 1 : at;
  const isDistance = /^\d{1,3}$/.test(wordAt(query, number)) && /^(?:miles?|km)$/.test(wordAt(query, number + 1));
  return isDistance && /^(?:of|from)$/.test(wordAt(query, number + 2)) ? number + 3 : null;
}

function readAfter(query: TypedQuery, lead: Lead, findPlace: FindPlace): readonly Claim[] {
  if (!isJoined(query, lead.end)) return [];
  for (let end = Math.min(query.tokens.length, lead.end + LONGEST_NAME); end > lead.end; end -= 1) {
    if (!isRun(query, lead.end, end)) continue;
    const claim = toClaim({ start: lead.start, end }, textOf(query, lead.end, end), findPlace);
    if (claim !== null && (lead.isNear || isMeant(query, { start: lead.end, end }, claim))) return [claim];
  }
  return [];
}

/**
 * After `in`: a name that is sure, another with its capital letter (`in Reading`, not `in reading`), and a misspelt one of
 * something that takes place.
 */
function isMeant(query: TypedQuery, { start, end }: Span, claim: Claim): boolean {
  const words = wordsOf(query, start, end);
  if (UNCLEAR_OUTCODES.test(words)) return false;
  if (isSurePlaceName(words)) return true;
  const isWholeName = toComparableWords(claim.value) === words;
  return isWholeName ? /^\p{Lu}/u.test(textOf(query, start, end)) : isOccasion(query);
}

function readPostcodes(query: TypedQuery, findPlace: FindPlace): readonly Claim[] {
  return query.tokens
    .flatMap((_, at) => {
      const whole = isRun(query, at, at + 2) ? parsePostcode(textOf(query, at, at + 2)) : null;
      if (whole !== null && toComparableWords(whole) === wordsOf(query, at, at + 2))
        return [{ start: at, end: at + 2 }];
      const word = wordAt(query, at);
      const isFused = parsePostcode(word)?.replace(' ', '').toLowerCase() === word && word !== '';
      return isFused || (OUTCODE.test(word) && !UNCLEAR_OUTCODES.test(word)) ? [{ start: at, end: at + 1 }] : [];
    })
    .slice(0, MOST_NAMES)
    .flatMap((span) => toClaim(span, textOf(query, span.start, span.end).toUpperCase(), findPlace) ?? []);
}

function toClaim(span: Span, name: string, findPlace: FindPlace): Claim | null {
  const words = toComparableWords(name);
  if (UNCLEAR_REGIONS.has(words) && name !== 'NI') return null;
  const named = findRegion(name);
  const place = named === null ? findPlace(name) : null;
  const region = named ?? (place?.kind === 'REGION' ? place.region : null);
  const { start, end } = span;
  if (region !== null)
    return {
      start,
      end,
      value: region,
      label: regionName(region),
      constraint: { field: 'regions', regions: [region] },
    };
  if (place === null) return null;
  return { start, end, value: place.name, label: `Near ${place.name}`, constraint: { field: 'near', place } };
}

/** Readable words with nothing but space, a hyphen or `&` between them. */
function isRun(query: TypedQuery, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (wordAt(query, at) === '' || (at > start && !isJoined(query, at))) return false;
  }
  return true;
}

function wordsOf(query: TypedQuery, start: number, end: number): string {
  return query.tokens
    .slice(start, end)
    .map(({ word }) => word)
    .join(' ');
}
