// What is left of a query once the words that were read are taken out. Pure.
import type { Span } from './claim.ts';
import { LOOSE_ENDS } from './little-words.ts';
import { gapBefore, type TypedQuery, wordAt } from './typed-query.ts';

/** In the order of the query. Little words that led to what was read, or followed it, are not left hanging at an end. */
export function toQueryLeft(query: TypedQuery, read: readonly Span[]): string {
  if (read.length === 0) return query.text;
  const taken = new Set(
    read.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step) => start + step)),
  );
  const all = query.tokens.map((_, at) => at).filter((at) => !taken.has(at));
  const left = withoutLooseEnds(query, all);
  return left
    .map((at, index) => (index > 0 ? toGap(query, at, left[index - 1]) : '') + (query.tokens[at]?.text ?? ''))
    .join('');
}

function withoutLooseEnds(query: TypedQuery, left: readonly number[]): readonly number[] {
  let [from, to] = [0, left.length];
  // Only where something was read outside of it: `the moon ks3` keeps its article.
  const isLoose = (index: number) => LOOSE_ENDS.has(wordAt(query, left[index] ?? -1));
  if (left[0] !== 0) while (from < to && isLoose(from)) from += 1;
  if (left.at(-1) !== query.tokens.length - 1) while (to > from && isLoose(to - 1)) to -= 1;
  return left.slice(from, to);
}

function toGap(query: TypedQuery, at: number, before: number | undefined): string {
  return before === at - 1 ? gapBefore(query, at) : ' ';
}
