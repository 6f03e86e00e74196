// At the end of a harvest: writes signpost_harvest.prom where METRICS_DIR is set. Partners that this run was not about
// are told as their Catalogues remember them. A fault here is logged and costs the metrics alone, never the run.
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { createLiveCatalogueReader } from '../../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../subgraphs/kit/subgraph.ts';
import type { RunOutcome } from '../harvest/run-outcome.ts';
import { formatHarvestMetrics, type HarvestStanding } from './harvest-metrics.ts';
import { writeMetricsFile } from './write-metrics-file.ts';

/** `partners` are all there are. */
export async function reportHarvest(
  environment: SubgraphEnvironment,
  partners: readonly PartnerSubgraph[],
  outcomes: readonly RunOutcome[],
): Promise<void> {
  const { settings, log } = environment;
  if (settings.METRICS_DIR === undefined) return;
  try {
    // A run that met another one at work did nothing; that one tells how it ends.
    const ran = outcomes.filter(({ error }) => error?.code !== 'HARVEST_RUNNING');
    const outcomeOf = (name: string): RunOutcome | undefined => ran.find((outcome) => outcome.name === name);
    const standings = await Promise.all(
      partners.map((subgraph) => readStanding(environment, subgraph, outcomeOf(subgraph.name))),
    );
    const text = await formatHarvestMetrics(standings.filter((standing) => standing !== null));
    await writeMetricsFile(settings.METRICS_DIR, 'signpost_harvest', text);
  } catch (error) {
    log.error({ err: error }, 'the metrics of the harvest could not be written');
  }
}

/** Null for a partner that was never harvested. */
async function readStanding(
  environment: SubgraphEnvironment,
  { name, partner }: PartnerSubgraph,
  outcome: RunOutcome | undefined,
): Promise<HarvestStanding | null> {
  const { last, lastSuccess } = await readMemory(environment, name, partner);
  if (outcome !== undefined) {
    return { ...outcome, lastRun: outcome.summary?.finishedAt ?? environment.now().toISOString(), lastSuccess };
  }
  return last === null ? null : { name, summary: last, error: null, lastRun: last.finishedAt, lastSuccess };
}

/** A Catalogue that cannot be read remembers nothing; the run that met it says why. */
async function readMemory(
  { settings, log, now }: SubgraphEnvironment,
  name: string,
  partner: PartnerSubgraph['partner'],
): Promise<{ last: HarvestStanding['summary']; lastSuccess: string | null }> {
  const catalogue = createLiveCatalogueReader({ file: catalogueFile(settings.DATA_DIR, name), partner, now });
  try {
    return { last: await catalogue.lastHarvest(), lastSuccess: await catalogue.lastSuccess() };
  } catch (error) {
    log.warn({ partner, err: error }, 'the catalogue could not be read for the metrics');
    return { last: null, lastSuccess: null };
  } finally {
    await catalogue.close();
  }
}
