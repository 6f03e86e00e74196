// What Prometheus is told of the last index run. Pure; labels come from lists of our own.
import type { Partner } from '../../schema/shared.generated.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import type { PartnerState } from '../../subgraphs/discovery/partner-state.ts';
import { toFolderName } from '../index/select-partners.ts';
import { createGauges, type Gauges, toUnixSeconds } from './create-gauges.ts';

const JOB = 'signpost_index';
const LAST_SUCCESS = 'last_success_timestamp_seconds';

export interface IndexStanding {
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly exitCode: number;
  /** Null when the run did not come to its end. */
  readonly report: IndexReport | null;
  /** Items in the index in use, by partner; empty where the engine could not be asked. */
  readonly items: ReadonlyMap<Partner, number>;
  /** The harvests that the index knows of. */
  readonly states: readonly PartnerState[];
  /** The text of the run before; empty without one. */
  readonly previous: string;
}

/** The text of the file. */
export function formatIndexMetrics(standing: IndexStanding): Promise<string> {
  const { startedAt, finishedAt, exitCode, report, items, states, previous } = standing;
  const gauges = createGauges(JOB);
  const finished = finishedAt.getTime() / 1000;
  gauges.set('last_run_timestamp_seconds', 'When the last index run ended.', {}, finished);
  const success = 'When an index run last ended with exit code 0; 0 for never.';
  gauges.set(LAST_SUCCESS, success, {}, exitCode === 0 ? finished : readLastSuccess(previous));
  gauges.set('exit_code', 'Exit code of the last index run.', {}, exitCode);
  const duration = 'How long the last index run took.';
  gauges.set('duration_seconds', duration, {}, (finishedAt.getTime() - startedAt.getTime()) / 1000);
  if (report !== null) addReport(gauges, report);
  for (const [partner, count] of items) {
    gauges.set('items', 'Items of the partner in the index in use.', { partner: toFolderName(partner) }, count);
  }
  // A moment and not an age, so that the age goes on growing when nothing runs any more.
  const cursor = 'When the newest harvest ended that the index has read of; 0 for none.';
  for (const { partner, lastHarvest } of states) {
    gauges.set('cursor_timestamp_seconds', cursor, { partner: toFolderName(partner) }, toUnixSeconds(lastHarvest));
  }
  return gauges.render();
}

function addReport(gauges: Gauges, { build, partners, refresh }: IndexReport): void {
  gauges.set('rebuilt', 'Whether the last index run put a new index in place.', {}, Number(build?.swapped === true));
  for (const { partner, changes, documentsSent, documentsDeleted, failure } of partners) {
    const labels = { partner: toFolderName(partner) };
    gauges.set('complete', 'Whether the last index run read the partner to the end.', labels, Number(failure === null));
    gauges.set('changes_read', 'Changes that the last index run read.', labels, changes);
    gauges.set('documents_sent', 'Documents that the last index run sent.', labels, documentsSent);
    gauges.set('documents_deleted', 'Documents that the last index run deleted.', labels, documentsDeleted);
    const help = 'What the last index run could not read, by code.';
    if (failure !== null) gauges.set('failures', help, { ...labels, code: failure.code }, 1);
  }
  if (refresh === null) return;
  const help = 'Items that the last index run wrote anew because time had passed.';
  gauges.set('refreshed_items', help, {}, refresh.items);
}

/** As the file of the run before has it: nothing else remembers it. */
function readLastSuccess(previous: string): number {
  const value = new RegExp(`^${JOB}_${LAST_SUCCESS} (\\d+(?:\\.\\d+)?)$`, 'm').exec(previous)?.[1];
  return value === undefined ? 0 : Number(value);
}
