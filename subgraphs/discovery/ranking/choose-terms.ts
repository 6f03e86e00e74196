// Which terms of a query's concepts are looked up: the surest of each first, so many as the engine may be asked for. Pure.
import type { Term } from './term.ts';
import type { Concept } from './to-concepts.ts';

const MOST_TERMS = 30;

/** Each once. */
export function chooseTerms(concepts: readonly Concept[]): readonly Term[] {
  const longest = Math.max(0, ...concepts.map(({ terms }) => terms.length));
  const inTurn = Array.from({ length: longest }, (_, at) => concepts.flatMap(({ terms }) => terms[at] ?? []));
  const surest = new Map<string, Term>();
  for (const term of inTurn.flat()) {
    const known = surest.get(term.words);
    if (known === undefined || known.weight < term.weight) surest.set(term.words, term);
  }
  return [...surest.values()].slice(0, MOST_TERMS);
}
