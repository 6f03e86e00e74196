// The words of the index that the engine took for a match, read from its marks: it marks the part of a word that was typed,
// and here comes the whole word. Pure.
import { MATCH_END, MATCH_START } from '../document/markers.ts';
import type { Formatted } from '../search-engine.ts';

// A word with a mark in it. `micro:bit` and `D&T` are one word to whoever types them, and `Ohm's` ends before its s.
const PART = `[${MATCH_START}${MATCH_END}]*[\\p{L}\\p{N}\\p{M}][${MATCH_START}${MATCH_END}]*`;
const WORD = new RegExp(`(?:${PART})+(?:[:&-](?:${PART})+)*`, 'gu');
const MARKS = new RegExp(`[${MATCH_START}${MATCH_END}]`, 'gu');

/** As they are written, once for each place where they stand; matched in title, summary, publisher or topics. */
export function toMatchedWords({ title, summary, publisher, topics = [] }: Formatted): readonly string[] {
  return [title, summary, publisher, ...topics].flatMap((text) =>
    [...(text ?? '').matchAll(WORD)]
      .filter(([word]) => word.includes(MATCH_START))
      .map(([word]) => word.replace(MARKS, '')),
  );
}
