// What has become worse than it was. Pure.
import type { Figures } from './figures.ts';

/** Below this a difference is taken for chance. */
const TOLERANCE = 0.01;

const HIGHER_IS_BETTER = ['ndcg10', 'mrr', 'precision3', 'recall10'] as const;

/** A line for each figure that is worse than the committed one by more than 0.01. */
export function findFalls(now: Figures, committed: Figures): readonly string[] {
  const falls = [
    ...HIGHER_IS_BETTER.map((name) => ({ name, by: committed[name] - now[name] })),
    { name: 'zeroResults' as const, by: now.zeroResults - committed.zeroResults },
  ];
  return (
    falls
      // A difference of just 0.01 is none, whatever binary fractions make of it.
      .filter(({ by }) => by > TOLERANCE + 1e-9)
      .map(({ name }) => `${name} is ${now[name].toFixed(4)}, committed is ${committed[name].toFixed(4)}`)
  );
}
