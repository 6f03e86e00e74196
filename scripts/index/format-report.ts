// The words of an index run: a line for what became of each partner, and one for the whole. Pure.

import type { PartnerPass } from '../../subgraphs/discovery/indexing/index-partner.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import type { RefreshPass } from '../../subgraphs/discovery/indexing/refresh-due.ts';

export function formatPass(pass: PartnerPass & { readonly itemsBefore?: number }): string {
  const { changes, documentsSent, documentsDeleted, items, itemsBefore, failure } = pass;
  const done = `${count(changes, 'change')}, ${count(documentsSent, 'document')} sent, ${documentsDeleted} deleted`;
  const before = itemsBefore === undefined ? '' : ` (${itemsBefore} before)`;
  const whole = items === null ? '' : `; ${count(items, 'item')} in all${before}`;
  return failure === null ? `${done}${whole}` : `NOT read to the end (${failure.code}: ${failure.message}); ${done}`;
}

export function formatRefresh({ items, documentsSent, failure }: RefreshPass): string {
  const done = `${count(items, 'item')} out of date, ${count(documentsSent, 'document')} sent`;
  return failure === null ? done : `${done}; NOT all could be read (${failure.code}: ${failure.message})`;
}

/** The last line. */
export function formatEnd({ build, partners, refresh, tookMs }: IndexReport): string {
  const seconds = `${(tookMs / 1000).toFixed(1)} s`;
  const isWhole = [...partners, refresh].every((pass) => pass === null || pass.failure === null);
  if (build === null) return `The index is up to date${isWhole ? '' : ' as far as could be read'}, after ${seconds}.`;
  if (build.swapped) return `A new index is in place, after ${seconds}.`;
  return `The new index was NOT put in place and the old one stays, after ${seconds}.`;
}

/** One JSON document for programs. */
export function toJsonReport(report: IndexReport, exitCode: number): string {
  const partners = report.partners.map(({ state, ...pass }) => pass);
  return JSON.stringify({ exitCode, ...report, partners }, null, 2);
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en-GB')} ${thing}${number === 1 ? '' : 's'}`;
}
