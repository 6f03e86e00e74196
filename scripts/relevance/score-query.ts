// One judged query beside its answer, as numbers. Pure.
import type { JudgedQuery } from './judged-query.ts';
import { ndcg } from './metrics/ndcg.ts';
import { precision } from './metrics/precision.ts';
import { recall } from './metrics/recall.ts';
import { reciprocalRank } from './metrics/reciprocal-rank.ts';
import type { SearchAnswer } from './search-answer.ts';
import { toGrades } from './to-grades.ts';

/** How many hits are asked for and looked at. */
export const DEPTH = 10;
const FIRST_GLANCE = 3;

export interface ScoredQuery {
  readonly judged: JudgedQuery;
  readonly answer: SearchAnswer;
  readonly ndcg10: number;
  readonly reciprocalRank: number;
  readonly precision3: number;
  readonly recall10: number;
}

export function scoreQuery(judgedQuery: JudgedQuery, answer: SearchAnswer): ScoredQuery {
  const { grades, judged } = toGrades(answer.hits, judgedQuery.relevant);
  return {
    judged: judgedQuery,
    answer,
    ndcg10: ndcg(grades, judged, DEPTH),
    reciprocalRank: reciprocalRank(grades.slice(0, DEPTH), judged),
    precision3: precision(grades, judged, FIRST_GLANCE),
    recall10: recall(grades, judged, DEPTH),
  };
}
