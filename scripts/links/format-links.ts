// The words at the end of a run of link checks. Addresses come from feeds and are made plain first. Pure.
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';
import type { LinkRecord, LinkVerdict } from '../../subgraphs/kit/quality/link-check.ts';

export interface LinksSummary {
  readonly checked: number;
  /** Of those checked. */
  readonly verdicts: Readonly<Record<LinkVerdict, number>>;
  /** Due and not asked for: the next run goes on with them. */
  readonly left: number;
  /** All that count as dead, whenever they were checked. */
  readonly dead: readonly (LinkRecord & { readonly partners: readonly string[] })[];
}

/** Several lines, without one at the end. */
export function formatLinks({ checked, verdicts, left, dead }: LinksSummary): string {
  const { alive, missed, unclear } = verdicts;
  return [
    `${checked} checked: ${alive} answer, ${missed} missed, ${unclear} unclear; ${left} left for the next run`,
    `${dead.length} dead${dead.length === 0 ? '' : ':'}`,
    ...dead.map(formatDead),
  ].join('\n');
}

function formatDead({ url, reason, misses, firstMissedAt, partners }: LinksSummary['dead'][number]): string {
  const since = firstMissedAt?.slice(0, 10) ?? '';
  return `  ${partners.join(', ')}: ${toPlainText(url)}: ${toPlainText(reason)}; missed ${misses} times since ${since}`;
}
