// Harvests one partner for a bench, as `npm run harvest` does. A harvest that is not complete is an error: it did less.
import packageJson from '../../package.json' with { type: 'json' };
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { runPartner } from '../harvest/run-partner.ts';
import { toWords } from '../harvest/show-progress.ts';
import type { Stack } from './open-stack.ts';

export interface TimedHarvest extends HarvestSummary {
  readonly tookMs: number;
}

/** Into the Catalogue and the HTTP store of `dataDirectory`. */
export async function harvestOne(
  subgraph: PartnerSubgraph,
  { settings, log }: Pick<Stack, 'settings' | 'log'>,
  dataDirectory: string,
  signal: AbortSignal,
): Promise<TimedHarvest> {
  const begin = performance.now();
  const outcome = await runPartner({
    subgraph,
    environment: { settings: { ...settings, DATA_DIR: dataDirectory }, log, now: () => new Date() },
    userAgent: `Signpost/${packageJson.version}`,
    signal,
    onProgress: () => undefined,
  });
  const tookMs = performance.now() - begin;
  signal.throwIfAborted();
  if (outcome.summary?.complete !== true) throw new Error(`${subgraph.name}: ${toWords(outcome)}`);
  return { ...outcome.summary, tookMs };
}
