// How far down the first good hit stands. Pure.
import { toLeastGrade } from './to-least-grade.ts';

/** 1 for the first rank, 1/2 for the second and so on; 0 when nothing good came. Parameters as for `ndcg`. */
export function reciprocalRank(grades: readonly number[], judged: readonly number[]): number {
  const least = toLeastGrade(judged);
  const index = grades.findIndex((grade) => grade >= least);
  return index === -1 ? 0 : 1 / (index + 1);
}
