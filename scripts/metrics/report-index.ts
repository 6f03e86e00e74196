// At the end of an index run: a line in the log and, where METRICS_DIR is set, signpost_index.prom. A fault here is logged
// and costs the metrics alone, never the run.
import { readFile } from 'node:fs/promises';
import type { Partner } from '../../schema/shared.generated.ts';
import { openDiscoveryStore } from '../../subgraphs/discovery/indexing/discovery-store.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import { INDEXED_PARTNERS } from '../../subgraphs/discovery/indexing/read-changes.ts';
import type { PartnerState } from '../../subgraphs/discovery/partner-state.ts';
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { EXIT } from '../index/run-outcome.ts';
import { formatIndexMetrics } from './index-metrics.ts';
import { metricsFile, writeMetricsFile } from './write-metrics-file.ts';

const NAME = 'signpost_index';

export interface IndexEnd {
  readonly settings: Settings;
  readonly log: Logger;
  readonly startedAt: Date;
  readonly exitCode: number;
  /** Null when the run did not come to its end. */
  readonly report: IndexReport | null;
  /** What ended it early. */
  readonly error?: unknown;
  /** Asks the engine for a partner's items in the index in use; null when it could not be reached. */
  readonly countItems: ((partner: Partner) => Promise<number>) | null;
}

export async function reportIndex({ settings, log, countItems, error, ...end }: IndexEnd): Promise<void> {
  logEnd(log, end, error);
  // A run that met another one at work did nothing; that one tells how it ends.
  if (settings.METRICS_DIR === undefined || end.exitCode === EXIT.running) return;
  // What cannot be told is left out: that the run failed is worth telling alone.
  const orNothing = <T>(work: Promise<readonly T[]>): Promise<readonly T[]> =>
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'a part of the metrics is missing');
      return [];
    });
  try {
    const text = await formatIndexMetrics({
      ...end,
      finishedAt: new Date(),
      items: new Map(countItems === null ? [] : await orNothing(countAll(countItems))),
      states: await orNothing(readStates(settings.DATA_DIR)),
      previous: await readFile(metricsFile(settings.METRICS_DIR, NAME), 'utf8').catch(() => ''),
    });
    await writeMetricsFile(settings.METRICS_DIR, NAME, text);
  } catch (error) {
    log.error({ err: error }, 'the metrics of the index run could not be written');
  }
}

function logEnd(log: Logger, { exitCode, report }: Pick<IndexEnd, 'exitCode' | 'report'>, error: unknown): void {
  if (report === null) {
    log.error({ exitCode, err: error }, 'the index run broke off');
    return;
  }
  for (const { state, ...pass } of report.partners) log.info(pass, 'the partner was indexed');
  const { build, refresh, tookMs } = report;
  log.info({ exitCode, build, refresh, tookMs }, 'the index run has ended');
}

function countAll(countItems: (partner: Partner) => Promise<number>): Promise<readonly (readonly [Partner, number])[]> {
  return Promise.all(INDEXED_PARTNERS.map(async (partner) => [partner, await countItems(partner)] as const));
}

async function readStates(dataDirectory: string): Promise<readonly PartnerState[]> {
  const store = openDiscoveryStore(dataDirectory);
  try {
    return await store.read();
  } finally {
    store.close();
  }
}
