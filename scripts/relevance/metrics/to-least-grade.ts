// What counts as good for a query. Pure.

/** 2, or 1 where nothing is graded higher. */
export function toLeastGrade(judged: readonly number[]): number {
  return judged.some((grade) => grade >= 2) ? 2 : 1;
}
