// The words of a search as they may be kept: null for a search that may tell of a person, or that has no words. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { toQueryWords } from '../search/query-words.ts';
import type { SearchRequest } from '../search/search-request.ts';

const MOST_WORDS = 8;
const LONGEST = 80;

/** Addresses of people and of pages; numbers of people, orders and accounts; telephone numbers with gaps in them. */
const PERSONAL: readonly RegExp[] = [/@|:\/\/|\bwww\./i, /\p{N}{5}/u, /(?:\p{N}[^\p{L}\p{N}]*){9}/u];

/** In comparable words. The letters of the second half are those that postcodes use there: `s3 3pm` is a time. */
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}\b/g;

/** Postcodes are taken out, also those of a district where they were read as a place. */
export function toDemandQuery({ query, reading }: Pick<SearchRequest, 'query' | 'reading'>): string | null {
  const typed = query.normalize('NFKD');
  const words = toComparableWords(query);
  if (PERSONAL.some((pattern) => pattern.test(typed) || pattern.test(words))) return null;
  if (words.split(' ').length > MOST_WORDS) return null;
  // An address or an id asks for one thing that somebody knows already.
  if (toQueryWords(query).filter !== '') return null;
  const postcodes = reading.readings.flatMap(({ text, constraint }) =>
    constraint.field === 'near' && constraint.place.kind === 'POSTCODE' ? [toComparableWords(text)] : [],
  );
  const left = postcodes.reduce((text, postcode) => text.replaceAll(` ${postcode} `, ' '), ` ${words} `);
  const kept = left.replace(POSTCODE, ' ').replace(/ +/g, ' ').trim();
  const cut = kept.slice(0, LONGEST).replace(/\p{Cs}$/u, '');
  return cut === '' ? null : cut.trim();
}
