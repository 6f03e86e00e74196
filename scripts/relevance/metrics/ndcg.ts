// Normalised discounted cumulative gain: whether what is best stands first. Pure.

/**
 * From 0 to 1 of the first `depth` ranks. Each grade gains 2^grade - 1, divided by the binary logarithm of its rank plus
 * one; the whole by what the best order of everything judged gains.
 * @param grades of the hits in their order, 0 for what is not relevant
 * @param judged of everything relevant, in any order
 */
export function ndcg(grades: readonly number[], judged: readonly number[], depth: number): number {
  const ideal = toGain(
    judged.toSorted((one, other) => other - one),
    depth,
  );
  return ideal === 0 ? 0 : toGain(grades, depth) / ideal;
}

function toGain(grades: readonly number[], depth: number): number {
  return grades.slice(0, depth).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
