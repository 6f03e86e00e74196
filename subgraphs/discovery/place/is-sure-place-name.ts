// Whether a name means a place even where nothing in the query says so. Pure; when in doubt it does not, and the words
// still find what bears them.
import { parsePostcode } from '../../kit/normalise/postcode.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { vocabularyWords } from '../settings/vocabulary-words.ts';
import { findExactPlace } from './find-place.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { placeIndex } from './place-index.ts';
import { toPlaceKey } from './place-key.ts';

/** S2 is a school year in Scotland, E3 an entry level, N5 an examination. */
const SHORT_OUTCODE = /^[a-z]\d$/;
const SHORTEST_NAME = 3;
/** `Bath area` is as ordinary as Bath. */
const SAYS_LITTLE = / (?:area|(?:city|town)(?: centre)?|region|uk|england)$/;

let built: ReadonlySet<string> | null = null;

/**
 * False for what findPlace does not know or only takes for a misspelling, for ordinary words (Reading, Bath, CO2), words
 * of the curriculum, very short names (`NI`, `S2`), and first parts of towns' names that nobody else bears.
 */
export function isSurePlaceName(words: string): boolean {
  const place = findExactPlace(words);
  if (place === null) return false;
  if (place.kind === 'POSTCODE' && parsePostcode(words) !== null) return true;
  const comparable = toComparableWords(words).replace(/^the /, '').replace(SAYS_LITTLE, '');
  const key = toPlaceKey(comparable);
  if (comparable.length < SHORTEST_NAME || SHORT_OUTCODE.test(comparable)) return false;
  built ??= new Set([...vocabularyWords(), ...ORDINARY_WORDS.flatMap((group) => group.words)]);
  return !built.has(comparable) && !built.has(key) && !placeIndex().firstParts.has(key);
}
