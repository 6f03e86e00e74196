// The words at the end of a harvest: a table of numbers, then why records were rejected, what the guards
// say, what failed and what to do about it. Pure.
import { isRefusal } from '../../subgraphs/kit/harvest/harvest-failure.ts';
import type { RunOutcome } from './run-outcome.ts';

const COLUMNS = [
  'partner',
  'read',
  'kept',
  'rejected',
  'added',
  'changed',
  'removed',
  'requests',
  'not modified',
  'bytes',
];

/** Several lines, without one at the end. */
export function formatReport(outcomes: readonly RunOutcome[]): string {
  const rows = outcomes.map(toRow);
  return [
    ...formatTable([COLUMNS, ...rows]),
    ...outcomes.flatMap(formatRejections),
    ...outcomes.flatMap(formatWarnings),
    ...outcomes.flatMap(formatFailures),
    ...outcomes.flatMap(formatAdvice),
  ].join('\n');
}

function toRow({ name, summary }: RunOutcome): readonly string[] {
  if (summary === null) return [name, ...COLUMNS.slice(1).map(() => '-')];
  const { totals, traffic } = summary;
  const numbers = [
    totals.read,
    totals.kept,
    totals.rejected,
    totals.added,
    totals.changed,
    totals.removed,
    traffic.requests,
    traffic.notModified,
    traffic.bytes,
  ];
  return [name, ...numbers.map((number) => number.toLocaleString('en-GB'))];
}

/** The first column to the left, numbers to the right. */
function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}

function formatRejections({ name, summary }: RunOutcome): string[] {
  const counts = Object.entries(summary?.rejections ?? {}).map(([code, count]) => `${code} ${count}`);
  return counts.length === 0 ? [] : [`${name}: rejected: ${counts.join(', ')}`];
}

function formatFailures({ name, summary, error }: RunOutcome): string[] {
  const feeds = summary?.feeds.map((feed) => ({ place: `${name} ${feed.name}`, failure: feed.failure })) ?? [];
  const all = [{ place: name, failure: error }, { place: name, failure: summary?.failure ?? null }, ...feeds];
  return all.flatMap(({ place, failure }) =>
    failure === null ? [] : [`${place}: ${failure.code}: ${failure.message}`],
  );
}

function formatWarnings({ name, summary }: RunOutcome): string[] {
  const acceptance = summary?.acceptance;
  const warnings = (summary?.feeds ?? []).flatMap((feed) =>
    (feed.warnings ?? []).map(
      ({ message, accepted }) => `${name} ${feed.name}: ${accepted ? 'accepted' : 'warning'}: ${message}`,
    ),
  );
  if (acceptance === undefined) return warnings;
  return [`${name}: the guards let this run pass, by ${acceptance.by}: ${acceptance.reason}`, ...warnings];
}

function formatAdvice({ name, summary }: RunOutcome): string[] {
  if (summary === null || !summary.feeds.some(({ failure }) => isRefusal(failure))) return [];
  return [
    `${name}: what was refused stays as it was. If the partner did mean it, let one run pass and say why:`,
    `  npm run harvest -- --partner ${name} --accept-shrink "<reason>"`,
  ];
}
