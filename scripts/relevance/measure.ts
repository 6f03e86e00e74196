// Asks all judged queries of a running gateway, by default one after another so that each is timed alone, and then the
// invariants. Trouble with the gateway ends it.
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
  /** Queries under way at once; with more than one their latencies say nothing. */
  readonly atOnce?: number;
  /** Told after each search. */
  readonly onProgress: (done: number, all: number) => void;
}

export async function measure({
  gatewayUrl,
  queries,
  invariants,
  signal,
  atOnce = 1,
  onProgress,
}: MeasureOptions): Promise<Measured> {
  const all = queries.length + invariants.length;
  const scored: ScoredQuery[] = [];
  for (let at = 0; at < queries.length; at += atOnce) {
    const asked = queries.slice(at, at + atOnce);
    const answers = await Promise.all(asked.map((judged) => askSearch(gatewayUrl, judged, signal)));
    scored.push(
      ...asked.flatMap((judged, place) => {
        const answer = answers[place];
        return answer === undefined ? [] : [scoreQuery(judged, answer)];
      }),
    );
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
