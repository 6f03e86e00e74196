// Takes back what was read in words that are meant as they stand. Pure. The other claims stay as they were: what a person
// takes back one by one must not turn into something else on the way.
import type { Span } from './claim.ts';
import { overlaps } from './claim.ts';
import { type QueryToken, splitTokens, type TypedQuery } from './typed-query.ts';

/** `literal`: texts of the query, in any case. A claim that shares a word with one, wherever that stands, is dropped. */
export function withoutLiteral<T extends Span>(
  claims: readonly T[],
  query: TypedQuery,
  literal: readonly string[],
): readonly T[] {
  const typed = toWords(query.tokens);
  const found = literal.flatMap((text) => findAll(typed, toWords(splitTokens(text))));
  return claims.filter((claim) => !found.some((span) => overlaps(span, claim)));
}

function findAll(typed: readonly string[], words: readonly string[]): readonly Span[] {
  if (words.length === 0) return [];
  return typed.flatMap((_, start) =>
    words.every((word, step) => typed[start + step] === word) ? [{ start, end: start + words.length }] : [],
  );
}

function toWords(tokens: readonly QueryToken[]): readonly string[] {
  return tokens.map(({ text }) => text.toLowerCase());
}
