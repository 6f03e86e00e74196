// Lays the judgements beside the hits. Pure.
import type { AnsweredHit } from './search-answer.ts';

export interface Grades {
  /** Of the hits in their order, 0 for what is not relevant. */
  readonly grades: readonly number[];
  /** Of everything relevant. */
  readonly judged: readonly number[];
}

/** Works that the search has merged count once, by the best grade of their listings; so does what it shows twice. */
export function toGrades(hits: readonly AnsweredHit[], relevant: Readonly<Record<string, number>>): Grades {
  const left = new Map(Object.entries(relevant));
  const grades = hits.map(({ ids }) => {
    const grade = Math.max(0, ...ids.map((id) => left.get(id) ?? 0));
    for (const id of ids) left.delete(id);
    return grade;
  });
  return { grades, judged: [...grades.filter((grade) => grade > 0), ...left.values()] };
}
