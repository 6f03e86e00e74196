// Completes a place at the end of what is typed: the whole of it, or what follows `near`, `around` or `in`. Pure.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { NEAR_PHRASES } from '../interpret/place-words.ts';
import { completePlace } from '../place/complete-place.ts';
import { toPlaceKey } from '../place/place-key.ts';

export interface CompletedPlaces {
  /** The whole query each, in the words typed so far. */
  readonly texts: readonly string[];
  /** `near` led to them, so that a place is what is wanted. */
  readonly isWanted: boolean;
  /** A name begins as it was typed, letter for letter. */
  readonly isSure: boolean;
}

const FROM_LETTERS = 2;
const MOST_AFTER_IN = 3;
// The last of them, and what follows: `in` is in many titles, so that after it a name has to begin as typed.
const LED = new RegExp(String.raw`^(.*(?:^|\s)(${[...NEAR_PHRASES, 'in'].join('|')})\s+(?:the\s+)?)(\S.*)$`, 'iu');

export function completeLastPlace(prefix: string, first: number): CompletedPlaces {
  const [, head = '', lead = '', name = prefix] = LED.exec(prefix) ?? [];
  const typed = toComparableWords(name);
  const places = typed.length < FROM_LETTERS ? [] : completePlace(name, first).map((place) => place.name);
  const sure = places.filter((place) => beginsWith(place, typed) || beginsWith(place, toPlaceKey(name)));
  const isWanted = lead !== '' && lead.toLowerCase() !== 'in';
  const isSure = sure.length > 0;
  const isIn = lead !== '' && !isWanted;
  const names = isIn ? sure.slice(0, MOST_AFTER_IN) : isSure ? sure : places;
  return { texts: names.map((place) => head + place), isWanted: isWanted && names.length > 0, isSure };
}

function beginsWith(name: string, start: string): boolean {
  return start !== '' && ` ${toComparableWords(name)}`.includes(` ${start}`);
}
