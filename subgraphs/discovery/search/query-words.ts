// What of a typed query goes to the engine as words. A pasted address or id is looked up as what it is; filler words are
// dropped, since the engine wants every word to match. Pure.
import { toUrlKey } from '../../kit/normalise/canonical-url.ts';
import { stemLearningAliases } from '../../kit/normalise/stem-learning-address.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { SYNONYMS } from '../../kit/vocabulary/synonyms.ts';
import { toItemKey } from '../document/document-id.ts';
import { isCode } from '../interpret/is-look-up.ts';
import { PARTNER_NAMES } from '../partner-names.ts';
import { quoteFilter, toInFilter } from '../quote-filter.ts';

export interface QueryWords {
  readonly words: string;
  /** In the engine's filter language, for a query that is an address or an id; empty otherwise. */
  readonly filter: string;
  /** What to look for where nothing is known by that address: the words at its end. */
  readonly wordsOfAddress: string;
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
  [/^([a-z]{2}) (\d{2,4})$/i, '$1$2'], // a course code
  [/(?<=^|\s)-+(?=\S)/g, ''], // to the engine, a word that must not be there
];

// `stem-learning:12345`, but not `micro:bit`.
const PREFIXES = Object.keys(PARTNER_NAMES).map((partner) => partner.toLowerCase().replaceAll('_', '-'));
const ITEM_ID = new RegExp(`^(?:${PREFIXES.join('|')}):\\S+$`);

/** Tells the engine that the last word is whole. */
const WHOLE_WORD = ' ';

// `elibrary 28`, as people note it down.
const LIBRARY_NUMBER = /^(?:elibrary|node) ?(?:resource )?(\d{2,8})$/i;

export function toQueryWords(typed: string): QueryWords {
  const address = toAddress(typed);
  if (address !== null)
    return { words: '', filter: address, wordsOfAddress: ITEM_ID.test(typed) ? '' : toWordsOfAddress(typed) };
  const query = USUAL_SPELLINGS.reduce((text, [pattern, usual]) => text.replace(pattern, usual), typed);
  // In quotation marks every word is meant.
  const words = query.includes('"') ? query : withoutFillers(query);
  // CP253 is no beginning of CP2530.
  const end = isCode(words.split(/\s+/).at(-1) ?? '') ? WHOLE_WORD : '';
  return { words: words + end, filter: '', wordsOfAddress: '' };
}

/** Finds the item of a pasted address, with or without its scheme, of an id, or of a number in STEM Learning's library. */
function toAddress(query: string): string | null {
  const [, number] = LIBRARY_NUMBER.exec(query) ?? [];
  if (number !== undefined)
    return toInFilter(
      'urls',
      stemLearningAliases(Number(number)).flatMap((url) => toUrlKey(url) ?? []),
    );
  if (ITEM_ID.test(query)) {
    return `(itemKey = ${quoteFilter(toItemKey(query))} OR alsoListedBy.id = ${quoteFilter(query)})`;
  }
  const address = /^www\.[^\s/]+\.[a-z]+(?:\/\S*)?$|^[^\s/:]+\.[a-z]+\/\S*$/i.test(query) ? `https://${query}` : query;
  const key = /^https?:\/\/\S+$/i.test(address) ? toUrlKey(address) : null;
  return key === null ? null : `urls = ${quoteFilter(key)}`;
}

// `.../resource/28/forces-and-motion` names its thing at the end; `.../resource/28` names none.
function toWordsOfAddress(address: string): string {
  const segments = (address.split(/[?#]/)[0] ?? '').split(/[/:]/);
  const name = segments.findLast(
    (segment) => /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)+$/u.test(segment) && /\p{L}{3}/u.test(segment),
  );
  return withoutFillers(toComparableWords(name ?? ''));
}

function withoutFillers(query: string): string {
  const comparable = ` ${toComparableWords(query)} `;
  if (NAMES_WITH_FILLERS.some((name) => comparable.includes(` ${name} `))) return query;
  const kept = query.split(/\s+/).filter((word) => !FILLERS.has(word.toLowerCase()));
  return kept.length === 0 ? query : kept.join(' ');
}
