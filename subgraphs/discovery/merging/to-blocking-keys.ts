// Keys by which listings that may be the same work are found without comparing every one with every other: two listings
// can only be the same when they share one. Pure.
import { createHash } from 'node:crypto';
import type { Fingerprint } from './fingerprint.ts';

/** A key that more listings than this have says nothing about any of them, and none is compared by it. */
export const MOST_OF_A_KEY = 50;

/** Longer titles are compared whole, and without one of these words. */
const WORDS_LEFT_OUT = 12;

/**
 * Identifiers and pages; the title's words; and the words without each one of them, so that titles with a word more, a word
 * less or a misspelt word meet.
 */
export function toBlockingKeys({ identifiers, addresses, mentions, words }: Fingerprint): readonly string[] {
  const shorter =
    words.length < 3 ? [] : words.slice(0, WORDS_LEFT_OUT).map((left) => words.filter((word) => word !== left));
  const titles = [words, ...shorter].filter((kept) => kept.length > 0).map(toTitleKey);
  return [...new Set([...identifiers, ...addresses, ...mentions, ...titles])];
}

function toTitleKey(words: readonly string[]): string {
  return `title:${createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 16)}`;
}
