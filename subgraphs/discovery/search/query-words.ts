// What of a typed query goes to the engine as words. A pasted address is looked up as an address; filler words are
// dropped, since the engine wants every word to match. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';

export interface QueryWords {
  readonly words: string;
  /** The address that the query is, if it is one. */
  readonly url: string | null;
}

const FILLERS = new Set(
  'a about am an and any are around at by can do find for from help how i in is it looking me my need of on or our please some something that the to want we what where which with you'.split(
    ' ',
  ),
);

// Names that hold a filler word, such as `design and technology`; in a query that has one of them all words stay.
const NAMES_WITH_FILLERS = SYNONYMS.flatMap(({ term, words }) => [term, ...words])
  .map(toComparableWords)
  .filter((name) => name.includes(' ') && name.split(' ').some((word) => FILLERS.has(word)));

// Spelt as most partners spell them. The engine reads D&T as two words of one letter, and takes the T for the beginning of
// any word; `key stage 3` it finds in any three places of a text.
const USUAL_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bd ?& ?t\b/gi, 'DT'],
  [/\b(?:key ?stage|ks) ?([1-5])\b/gi, 'KS$1'],
];

export function toQueryWords(typed: string): QueryWords {
  const url = toAddress(typed);
  if (url !== null) return { words: '', url };
  const query = USUAL_SPELLINGS.reduce((text, [pattern, usual]) => text.replace(pattern, usual), typed);
  // In quotation marks every word is meant.
  return { words: query.includes('"') ? query : withoutFillers(query), url: null };
}

function toAddress(query: string): string | null {
  return /^https?:\/\/\S+$/i.test(query) && URL.canParse(query) ? query : null;
}

function withoutFillers(query: string): string {
  const comparable = ` ${toComparableWords(query)} `;
  if (NAMES_WITH_FILLERS.some((name) => comparable.includes(` ${name} `))) return query;
  const kept = query.split(/\s+/).filter((word) => !FILLERS.has(word.toLowerCase()));
  return kept.length === 0 ? query : kept.join(' ');
}
