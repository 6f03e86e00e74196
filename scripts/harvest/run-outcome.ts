// What became of one partner in a run of the command, and what the command's exit code makes of it. Pure.
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';

export interface RunOutcome {
  /** The partner's folder name. */
  readonly name: string;
  /** Null when the harvest could not be run at all. */
  readonly summary: HarvestSummary | null;
  /** Why it could not be run. */
  readonly error: RunError | null;
}

export interface RunError {
  readonly code: 'HARVEST_RUNNING' | 'UNEXPECTED_FAULT';
  readonly message: string;
}

export const EXIT = { complete: 0, fault: 1, usage: 2, failed: 3, refused: 4 } as const;

/** For --help: every exit code of the command. */
export const EXIT_CODES = `
Exit codes:
  0    every partner was harvested completely
  1    an unexpected fault of Signpost or of its store
  2    called wrongly, or a setting is missing or at fault
  3    a partner or one of its feeds could not be read; its items stay as they were
  4    the guard refused a reading that would have removed too many items; they stay as they were
  130  stopped by SIGINT; 143: by SIGTERM
Where several apply, the first of 1, 4 and 3 counts.
`;

export function toExitCode(outcomes: readonly RunOutcome[]): number {
  const summaries = outcomes.flatMap(({ summary }) => (summary === null ? [] : [summary]));
  const failures = summaries.flatMap(({ failure, feeds }) => [failure, ...feeds.map((feed) => feed.failure)]);
  if (outcomes.some(({ error }) => error?.code === 'UNEXPECTED_FAULT')) return EXIT.fault;
  if (failures.some((failure) => failure?.code === 'HARVEST_REFUSED_SHRINK')) return EXIT.refused;
  if (outcomes.some(({ error }) => error !== null) || failures.some((failure) => failure !== null)) return EXIT.failed;
  return EXIT.complete;
}
