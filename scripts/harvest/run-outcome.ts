// What became of one partner in a run of the command, and what the command's exit code makes of it. Pure.
import { isRefusal } from '../../subgraphs/kit/harvest/harvest-failure.ts';
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

export const EXIT = { complete: 0, fault: 1, usage: 2, failed: 3, refused: 4, running: 6 } as const;

/** For --help: every exit code of the command. */
export const EXIT_CODES = `
Exit codes:
  0    every partner was harvested completely
  1    an unexpected fault of Signpost or of its store
  2    called wrongly, or a setting is missing or at fault
  3    a partner or one of its feeds could not be read; its items stay as they were
  4    a guard refused a reading: too many items gone or records rejected, or a field gone; the items stay as they were,
       and --accept-shrink lets one run pass
  6    another harvest of the partner is at work; this one did nothing
  130  stopped by SIGINT; 143: by SIGTERM
Where several apply, the first of 1, 4, 3 and 6 counts.
`;

export function toExitCode(outcomes: readonly RunOutcome[]): number {
  const summaries = outcomes.flatMap(({ summary }) => (summary === null ? [] : [summary]));
  const failures = summaries.flatMap(({ failure, feeds }) => [failure, ...feeds.map((feed) => feed.failure)]);
  if (outcomes.some(({ error }) => error?.code === 'UNEXPECTED_FAULT')) return EXIT.fault;
  if (failures.some(isRefusal)) return EXIT.refused;
  if (failures.some((failure) => failure !== null)) return EXIT.failed;
  if (outcomes.some(({ error }) => error !== null)) return EXIT.running;
  return EXIT.complete;
}
