// The figures of a set of judged queries: means over its queries, in all and for each class. The shape of figures.json.
import { z } from 'zod';
import type { ScoredQuery } from './score-query.ts';

const share = z.number().min(0).max(1);

const figures = z
  .strictObject({
    queries: z.number().int().positive(),
    ndcg10: share,
    mrr: share,
    precision3: share,
    recall10: share,
    /** Of the queries, how many found nothing at all. */
    zeroResults: share,
  })
  .readonly();

/** In all, and by class. */
export const figuresReport = z
  .strictObject({ all: figures, classes: z.record(z.string(), figures).readonly() })
  .readonly();

export type Figures = z.infer<typeof figures>;
export type FiguresReport = z.infer<typeof figuresReport>;

/** Of at least one query; each rounded to four places, as they are committed. */
export function toFiguresReport(scored: readonly ScoredQuery[]): FiguresReport {
  const byClass = Object.groupBy(scored, ({ judged }) => judged.class);
  return {
    all: toFigures(scored),
    classes: Object.fromEntries(Object.entries(byClass).map(([name, queries = []]) => [name, toFigures(queries)])),
  };
}

function toFigures(scored: readonly ScoredQuery[]): Figures {
  const toMean = (toValue: (query: ScoredQuery) => number): number =>
    Math.round((scored.reduce((sum, query) => sum + toValue(query), 0) / scored.length) * 10_000) / 10_000;
  return {
    queries: scored.length,
    ndcg10: toMean(({ ndcg10 }) => ndcg10),
    mrr: toMean(({ reciprocalRank }) => reciprocalRank),
    precision3: toMean(({ precision3 }) => precision3),
    recall10: toMean(({ recall10 }) => recall10),
    zeroResults: toMean(({ answer }) => (answer.hits.length === 0 ? 1 : 0)),
  };
}
