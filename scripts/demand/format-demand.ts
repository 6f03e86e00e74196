// Unmet demand in words for a terminal. Queries come from outside and are made plain first. Pure.
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';
import type { Asked, DemandPart, DemandSummary } from './summarise-demand.ts';

/** Several lines, without one at the end. */
export function formatDemand({ since, notFound, hardlyFound }: DemandSummary): string {
  const parts = [...formatPart('Asked for and not found', notFound), ...formatPart('Hardly found', hardlyFound)];
  if (parts.length > 0) return [`Since ${since}:`, ...parts].join('\n');
  return `Nothing to tell since ${since}: nothing that was asked for five times or more was missing or hardly found.`;
}

function formatPart(title: string, { topics, keyStages, regions, queries }: DemandPart): readonly string[] {
  const lists = [
    ...formatList('topics', topics),
    ...formatList('key stages', keyStages),
    ...formatList('regions', regions),
    ...formatList('queries', queries),
  ];
  return lists.length === 0 ? [] : ['', title, ...lists];
}

function formatList(title: string, asked: readonly Asked[]): readonly string[] {
  if (asked.length === 0) return [];
  return [`  ${title}`, ...asked.map(({ name, count }) => `  ${String(count).padStart(7)}  ${toPlainText(name)}`)];
}
