// Where a term of a query stands on a card, in whichever form, told as the engine tells it. Pure.
import { toStems } from '../../kit/vocabulary/everyday-words.ts';
import { SEARCHABLE } from '../index-settings.ts';
import type { CardDocument } from '../search-document.ts';
import type { TermHit } from '../search-engine.ts';
import { toCardStems } from './card-stems.ts';
import { hasPhrase } from './has-phrase.ts';
import { isWholeWords } from './term.ts';

/** Best first. Nobody means a code by a word. */
const FIELDS = SEARCHABLE.map((field, place) => ({ field, prominence: 1 - place / SEARCHABLE.length })).flatMap(
  ({ field, prominence }) => (field === 'codes' ? [] : [{ field, prominence }]),
);

/** A test for cards that have a term, by the words that the engine is asked for; null for one that does not show it. */
export function toCardTest(words: string): (document: CardDocument) => TermHit | null {
  const stems = toStems(words);
  const [stem = ''] = stems;
  const stands = isWholeWords(words)
    ? (text: readonly string[]) => hasPhrase(text, stems)
    : (text: readonly string[]) => text.some((word) => word.startsWith(stem));
  return (document) => {
    const card = toCardStems(document);
    const found = FIELDS.find(({ field }) => stands(card[field]));
    return found === undefined ? null : { itemKey: document.itemKey, prominence: found.prominence, isExact: true };
  };
}
