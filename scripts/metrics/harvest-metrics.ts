// What Prometheus is told of each partner's last harvest. Pure; labels come from lists of our own and never from a feed.
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { type RunOutcome, toExitCode } from '../harvest/run-outcome.ts';
import { createGauges, type Gauges, toUnixSeconds } from './create-gauges.ts';

/** How a partner stands after a run, whether the run was about it or not. */
export interface HarvestStanding extends RunOutcome {
  /** When its last run ended, RFC 3339; the run that could not be run counts. */
  readonly lastRun: string;
  /** When a harvest last read everything; null for never. */
  readonly lastSuccess: string | null;
}

/** The text of the file. */
export function formatHarvestMetrics(standings: readonly HarvestStanding[]): Promise<string> {
  const gauges = createGauges('signpost_harvest');
  for (const standing of standings) addStanding(gauges, standing);
  return gauges.render();
}

function addStanding(gauges: Gauges, standing: HarvestStanding): void {
  const { name, summary, error, lastRun, lastSuccess } = standing;
  const set = (metric: string, help: string, value: number): void => gauges.set(metric, help, { partner: name }, value);
  set('last_run_timestamp_seconds', 'When the last harvest of the partner ended.', toUnixSeconds(lastRun));
  const success = 'When a harvest last read the partner to the end; 0 for never.';
  set('last_success_timestamp_seconds', success, toUnixSeconds(lastSuccess));
  set('complete', 'Whether the last harvest read the partner to the end.', Number(summary?.complete === true));
  const exit = 'Exit code of the last harvest, as it would be with this partner alone.';
  set('exit_code', exit, toExitCode([standing]));
  addFailures(gauges, standing);
  // Numbers of the run before would look like those of a run that did not take place.
  if (summary !== null && error === null) addNumbers(gauges, name, summary);
}

function addNumbers(gauges: Gauges, name: string, summary: HarvestSummary): void {
  const { startedAt, finishedAt, totals, traffic, rejections, feeds } = summary;
  const set = (metric: string, help: string, value: number): void => gauges.set(metric, help, { partner: name }, value);
  set('duration_seconds', 'How long the last harvest took.', toUnixSeconds(finishedAt) - toUnixSeconds(startedAt));
  set('records_read', 'Records read by the last harvest.', totals.read);
  set('records_kept', 'Records that the last harvest made items of.', totals.kept);
  set('records_rejected', 'Records that the last harvest could not use.', totals.rejected);
  set('items', 'Items in the catalogue after the last harvest.', totals.items);
  set('items_added', 'Items that the last harvest added.', totals.added);
  set('items_changed', 'Items that the last harvest changed.', totals.changed);
  set('items_removed', 'Items that the last harvest removed.', totals.removed);
  set('http_requests', 'Requests that the last harvest sent.', traffic.requests);
  set('http_not_modified', 'Requests of the last harvest that were answered 304.', traffic.notModified);
  set('http_from_store', 'Answers that the last harvest took from its store.', traffic.fromStore);
  set('http_received_bytes', 'Bytes of bodies that the last harvest received.', traffic.bytes);
  const help = 'Records that the last harvest could not use, by reason.';
  for (const [code, count] of Object.entries(rejections)) {
    gauges.set('rejections', help, { partner: name, code }, count);
  }
  const guards = Map.groupBy(
    feeds.flatMap(({ warnings = [] }) => warnings),
    ({ guard }) => guard,
  );
  for (const [guard, { length }] of guards) {
    gauges.set('warnings', 'Feeds that a guard warned of in the last harvest.', { partner: name, guard }, length);
  }
}

function addFailures(gauges: Gauges, { name, summary, error }: HarvestStanding): void {
  const failures = [error, summary?.failure ?? null, ...(summary?.feeds.map(({ failure }) => failure) ?? [])];
  const counts = new Map<string, number>();
  for (const failure of failures) if (failure !== null) counts.set(failure.code, (counts.get(failure.code) ?? 0) + 1);
  const help = 'What the last harvest could not read or do, by code: feeds, or the partner as a whole.';
  for (const [code, count] of counts) gauges.set('failures', help, { partner: name, code }, count);
}
