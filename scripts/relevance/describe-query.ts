// One judged query with what came and what should have come, for people and programs. Pure.
import type { ScoredQuery } from './score-query.ts';

export interface QueryDescription {
  readonly class: string;
  readonly query: string;
  readonly near: object | null;
  readonly filter: object | null;
  readonly unsolved: string | null;
  readonly ndcg10: number;
  readonly reciprocalRank: number;
  /** Why the gateway did not search. */
  readonly failure: string | null;
  readonly came: readonly Judgement[];
  /** Relevant and not among what came, the best first. */
  readonly missing: readonly Judgement[];
}

export interface Judgement {
  readonly id: string;
  readonly title: string;
  /** 0 for what is not relevant. */
  readonly grade: number;
}

/** `titles` are of what is relevant, by id. */
export function describeQuery(scored: ScoredQuery, titles: ReadonlyMap<string, string>): QueryDescription {
  const { judged, answer, ndcg10, reciprocalRank } = scored;
  const { query, near = null, filter = null, unsolved = null, relevant } = judged;
  const seen = new Set(answer.hits.flatMap(({ ids }) => ids));
  return {
    class: judged.class,
    query,
    near,
    filter,
    unsolved,
    ndcg10,
    reciprocalRank,
    failure: answer.failure?.message ?? null,
    came: answer.hits.map(({ ids, title }) => ({
      id: ids[0],
      title,
      grade: Math.max(...ids.map((id) => relevant[id] ?? 0)),
    })),
    missing: Object.entries(relevant)
      .filter(([id]) => !seen.has(id))
      .map(([id, grade]) => ({ id, title: titles.get(id) ?? 'no such item', grade }))
      .toSorted((one, other) => other.grade - one.grade),
  };
}

/** Several lines, without one at the end. */
export function formatQuery(described: QueryDescription): string {
  const { query, near, filter, unsolved, ndcg10, reciprocalRank, failure, came, missing } = described;
  const more = [near, filter].filter((part) => part !== null).map((part) => ` ${JSON.stringify(part)}`);
  return [
    `${described.class}: ${query}${more.join('')}  NDCG ${ndcg10.toFixed(3)}, RR ${reciprocalRank.toFixed(2)}`,
    ...(unsolved === null ? [] : [`  unsolved: ${unsolved}`]),
    ...(failure === null ? [] : [`  failed: ${failure}`]),
    ...(came.length === 0 ? ['  nothing came'] : []),
    ...came.map(
      (hit, at) => `  ${String(at + 1).padStart(2)}. [${hit.grade === 0 ? '-' : hit.grade}] ${formatItem(hit)}`,
    ),
    ...missing.map((item) => `   missing [${item.grade}] ${formatItem(item)}`),
  ].join('\n');
}

function formatItem({ title, id }: Judgement): string {
  return `${title} (${id})`;
}
