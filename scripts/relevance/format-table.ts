// The figures as a table for people: a row for each class and one for all, each figure with its difference to the committed
// one. Pure.
import { quantile } from '../bench/rounds/quantile.ts';
import type { Figures, FiguresReport } from './figures.ts';
import type { ScoredQuery } from './score-query.ts';

type Column = Exclude<keyof Figures, 'queries'>;

const COLUMNS: readonly (readonly [name: Column, label: string])[] = [
  ['ndcg10', 'NDCG@10'],
  ['mrr', 'MRR'],
  ['precision3', 'P@3'],
  ['recall10', 'recall@10'],
  ['zeroResults', 'zero'],
];

/** Each query's median by class, with `all` among them. */
export function toLatencies(scored: readonly ScoredQuery[]): ReadonlyMap<string, number> {
  const byClass = Object.entries(Object.groupBy(scored, ({ judged }) => judged.class));
  const toMedian = (queries: readonly ScoredQuery[]): number =>
    quantile(
      queries.map(({ answer }) => answer.latencyMs),
      0.5,
    );
  return new Map([
    ...byClass.map(([name, queries = []]) => [name, toMedian(queries)] as const),
    ['all', toMedian(scored)],
  ]);
}

/** `committed` is null where there is nothing to compare with. */
export function formatTable(
  now: FiguresReport,
  committed: FiguresReport | null,
  latencies: ReadonlyMap<string, number>,
): string {
  const toRow = (name: string, figures: Figures, before: Figures | undefined): readonly string[] => [
    name,
    String(figures.queries),
    ...COLUMNS.map(([column]) => formatFigure(figures[column], before?.[column])),
    `${(latencies.get(name) ?? 0).toFixed(1)} ms`,
  ];
  const rows = [
    ['class', 'queries', ...COLUMNS.map(([, label]) => label), 'median'],
    ...Object.entries(now.classes).map(([name, figures]) => toRow(name, figures, committed?.classes[name])),
    toRow('all', now.all, committed?.all),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}

function formatFigure(value: number, before: number | undefined): string {
  if (before === undefined) return value.toFixed(3);
  const difference = Math.round((value - before) * 1_000) / 1_000;
  if (difference === 0) return `${value.toFixed(3)} (=)`;
  return `${value.toFixed(3)} (${difference > 0 ? '+' : ''}${difference.toFixed(3)})`;
}
