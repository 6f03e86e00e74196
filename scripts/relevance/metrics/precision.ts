// How many of the first hits are of any use. Pure.

/** From 0 to 1; where less is relevant than there are ranks, all of it makes 1. Parameters as for `ndcg`. */
export function precision(grades: readonly number[], judged: readonly number[], depth: number): number {
  const possible = Math.min(depth, judged.length);
  return possible === 0 ? 0 : grades.slice(0, depth).filter((grade) => grade >= 1).length / possible;
}
