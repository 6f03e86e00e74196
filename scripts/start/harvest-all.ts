// One harvest of every partner in this process, all at once. A partner that cannot be read is told in its outcome.
import packageJson from '../../package.json' with { type: 'json' };
import type { SubgraphEnvironment } from '../../subgraphs/kit/subgraph.ts';
import { PARTNER_SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { RunOutcome } from '../harvest/run-outcome.ts';
import { runPartner } from '../harvest/run-partner.ts';

/** Outcomes in the order of the registry. */
export function harvestAll(environment: SubgraphEnvironment, signal: AbortSignal): Promise<readonly RunOutcome[]> {
  const userAgent = `Signpost/${packageJson.version}`;
  const onProgress = (): void => undefined;
  return Promise.all(
    PARTNER_SUBGRAPHS.map((subgraph) => runPartner({ subgraph, environment, userAgent, signal, onProgress })),
  );
}
