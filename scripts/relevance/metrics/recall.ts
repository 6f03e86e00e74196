// How much of what is good was found. Pure.
import { toLeastGrade } from './to-least-grade.ts';

/** From 0 to 1; where more is good than there are ranks, full ranks make 1. Parameters as for `ndcg`. */
export function recall(grades: readonly number[], judged: readonly number[], depth: number): number {
  const least = toLeastGrade(judged);
  const isGood = (grade: number): boolean => grade >= least;
  const possible = Math.min(depth, judged.filter(isGood).length);
  return possible === 0 ? 0 : grades.slice(0, depth).filter(isGood).length / possible;
}
