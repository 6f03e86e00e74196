// Harvests one partner with files of its own: its Catalogue and its store of HTTP answers. Never throws: what kept it
// from running is told in the outcome and, with its stack, in the log.
import { join } from 'node:path';
import { CatalogueError } from '../../subgraphs/kit/catalogue/catalogue-error.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { OnFeedProgress } from '../../subgraphs/kit/harvest/harvest-feed-into.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';
import { createHttpClient } from '../../subgraphs/kit/http/create-http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../subgraphs/kit/subgraph.ts';
import type { RunError, RunOutcome } from './run-outcome.ts';

export interface RunPartnerOptions {
  readonly subgraph: PartnerSubgraph;
  readonly environment: SubgraphEnvironment;
  /** Product and version. */
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly onProgress: OnFeedProgress;
}

export async function runPartner(options: RunPartnerOptions): Promise<RunOutcome> {
  const { name } = options.subgraph;
  try {
    return { name, summary: await harvest(options), error: null };
  } catch (error) {
    options.environment.log.error({ subgraph: name, err: error }, 'the harvest could not be run');
    return { name, summary: null, error: toRunError(error) };
  }
}

async function harvest({
  subgraph,
  environment,
  userAgent,
  signal,
  onProgress,
}: RunPartnerOptions): Promise<HarvestSummary> {
  const { settings, now } = environment;
  const file = catalogueFile(settings.DATA_DIR, subgraph.name);
  const catalogue = openSqliteCatalogue({ file, partner: subgraph.partner, now });
  try {
    const client = createHttpClient({
      userAgent,
      contact: settings.CONTACT,
      allowedHosts: settings.HARVEST_ALLOWED_HOSTS,
      storePath: join(settings.DATA_DIR, 'http', `${subgraph.name}.sqlite`),
    });
    try {
      return await harvestPartner({ subgraph, catalogue, client, environment, onProgress, signal });
    } finally {
      await client.close();
    }
  } finally {
    await catalogue.close();
  }
}

function toRunError(error: unknown): RunError {
  if (error instanceof CatalogueError && error.code === 'HARVEST_RUNNING') {
    return { code: error.code, message: error.message };
  }
  return { code: 'UNEXPECTED_FAULT', message: toPlainText(error instanceof Error ? error.message : String(error)) };
}
