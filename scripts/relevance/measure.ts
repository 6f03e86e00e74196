// Asks all judged queries of a running gateway, one after another so that each is timed alone, and then the invariants.
// Trouble with the gateway ends it.
import { askSearch } from './ask-search.ts';
import { findBreach, type Invariant } from './invariants.ts';
import type { JudgedQuery } from './judged-query.ts';
import { type ScoredQuery, scoreQuery } from './score-query.ts';

export interface Measured {
  readonly counted: readonly ScoredQuery[];
  /** Known not to work yet. */
  readonly unsolved: readonly ScoredQuery[];
  /** A line for each invariant that does not hold. */
  readonly breaches: readonly string[];
}

export interface MeasureOptions {
  /** Without a slash at its end. */
  readonly gatewayUrl: string;
  readonly queries: readonly JudgedQuery[];
  readonly invariants: readonly Invariant[];
  readonly signal: AbortSignal;
  /** Told after each search. */
  readonly onProgress: (done: number, all: number) => void;
}

export async function measure({
  gatewayUrl,
  queries,
  invariants,
  signal,
  onProgress,
}: MeasureOptions): Promise<Measured> {
  const all = queries.length + invariants.length;
  const scored: ScoredQuery[] = [];
  for (const judged of queries) {
    scored.push(scoreQuery(judged, await askSearch(gatewayUrl, judged, signal)));
    onProgress(scored.length, all);
  }
  const breaches: string[] = [];
  for (const [index, invariant] of invariants.entries()) {
    const { hits } = await askSearch(gatewayUrl, invariant, signal);
    breaches.push(...[findBreach(invariant, hits)].filter((breach) => breach !== null));
    onProgress(queries.length + index + 1, all);
  }
  return {
    counted: scored.filter(({ judged }) => judged.unsolved === undefined),
    unsolved: scored.filter(({ judged }) => judged.unsolved !== undefined),
    breaches,
  };
}
