// Outcomes of the harvest command for tests.
import type { RunOutcome } from '../../../scripts/harvest/run-outcome.ts';
import type { HarvestFailure } from '../../../subgraphs/kit/harvest/harvest-failure.ts';
import type { HarvestSummary } from '../../../subgraphs/kit/harvest/harvest-summary.ts';

export const COUNTS = { read: 1_234, kept: 1_230, rejected: 4, items: 1_230, added: 30, changed: 2, removed: 1 };

export function createOutcome(
  name: string,
  failures: readonly (HarvestFailure | null)[] = [null],
  overrides: Partial<HarvestSummary> = {},
): RunOutcome {
  return {
    name,
    error: null,
    summary: {
      partner: 'RAENG',
      runId: 'run',
      startedAt: '2026-11-21T09:00:00.000Z',
      finishedAt: '2026-11-21T09:01:00.000Z',
      complete: failures.every((failure) => failure === null),
      failure: null,
      feeds: failures.map((failure, at) => ({ name: `feed ${at}`, ...COUNTS, failure })),
      totals: COUNTS,
      rejections: {},
      traffic: { requests: 31, notModified: 9, fromStore: 0, bytes: 1_048_576 },
      ...overrides,
    },
  };
}
