// Harvests one partner with files of its own: its Catalogue and its store of HTTP answers. Never throws: what kept it
// from running is told in the outcome and, with its stack, in the log.
import { join } from 'node:path';
import { CatalogueError } from '../../subgraphs/kit/catalogue/catalogue-error.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { OnFeedProgress } from '../../subgraphs/kit/harvest/harvest-feed-into.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import type { HarvestAcceptance, HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { toPlainText } from '../../subgraphs/kit/harvest/plain-text.ts';
import { createHttpClient } from '../../subgraphs/kit/http/create-http-client.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../subgraphs/kit/subgraph.ts';
import { type RunError, type RunOutcome, toExitCode } from './run-outcome.ts';

export interface RunPartnerOptions {
  readonly subgraph: PartnerSubgraph;
  readonly environment: SubgraphEnvironment;
  /** Product and version. */
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly onProgress: OnFeedProgress;
  /** The operator's word that this run may pass the guards. */
  readonly acceptance?: HarvestAcceptance;
}

export async function runPartner(options: RunPartnerOptions): Promise<RunOutcome> {
  const { name, partner } = options.subgraph;
  let log = options.environment.log.child({ partner });
  const onStart = (runId: string): void => {
    log = log.child({ runId });
    log.info('the harvest begins');
  };
  try {
    const summary = await harvest(options, onStart);
    const outcome = { name, summary, error: null };
    log.info(toEndLine(summary, toExitCode([outcome])), 'the harvest has ended');
    return outcome;
  } catch (error) {
    const outcome = { name, summary: null, error: toRunError(error) };
    log.error({ exitCode: toExitCode([outcome]), err: error }, 'the harvest could not be run');
    return outcome;
  }
}

/** Numbers and codes; what each feed met has lines of its own. */
function toEndLine({ complete, failure, totals, rejections, traffic, feeds }: HarvestSummary, exitCode: number) {
  const failedFeeds = feeds.filter((feed) => feed.failure !== null).length;
  return { exitCode, complete, failure, feeds: feeds.length, failedFeeds, ...totals, rejections, traffic };
}

async function harvest(
  { subgraph, environment, userAgent, signal, onProgress, acceptance }: RunPartnerOptions,
  onStart: (runId: string) => void,
): Promise<HarvestSummary> {
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
      const word = acceptance === undefined ? {} : { acceptance };
      const means = { subgraph, catalogue, client, environment };
      return await harvestPartner({ ...means, onProgress, onStart, signal, ...word });
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
