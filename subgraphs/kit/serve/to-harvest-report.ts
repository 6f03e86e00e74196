// What API clients may see of a harvest: numbers, and failures in words without addresses. Pure.
import type { HarvestReport } from '../../../schema/shared.generated.ts';
import { describeFailure } from '../harvest/harvest-failure.ts';
import type { HarvestSummary } from '../harvest/harvest-summary.ts';

export function toHarvestReport({ totals, ...summary }: HarvestSummary): HarvestReport {
  const ofPartner = summary.failure === null ? [] : [`list of feeds: ${describeFailure(summary.failure)}`];
  const ofFeeds = summary.feeds.flatMap(({ name, failure }) =>
    failure === null ? [] : [`${name}: ${describeFailure(failure)}`],
  );
  return {
    runId: summary.runId,
    startedAt: summary.startedAt,
    finishedAt: summary.finishedAt,
    complete: summary.complete,
    read: totals.read,
    kept: totals.kept,
    rejected: totals.rejected,
    added: totals.added,
    changed: totals.changed,
    removed: totals.removed,
    failures: [...ofPartner, ...ofFeeds],
  };
}
