// Which terms of a query's concepts are looked up: the surest of each first, so many as the engine may be asked for. Pure.
import type { Concept } from './to-concepts.ts';

const MOST_TERMS = 30;

/** As the engine is asked for them, each once. */
export function chooseTerms(concepts: readonly Concept[]): readonly string[] {
  const longest = Math.max(0, ...concepts.map(({ terms }) => terms.length));
  const inTurn = Array.from({ length: longest }, (_, at) => concepts.flatMap(({ terms }) => terms[at]?.words ?? []));
  return [...new Set(inTurn.flat())].slice(0, MOST_TERMS);
}
