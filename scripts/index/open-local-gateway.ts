// A gateway in this process for the indexer, over the subgraphs as the settings place them. Its limits are wider than
// those for strangers: the only client is us.
import { readFile } from 'node:fs/promises';
import { createGateway } from '../../gateway/create-gateway.ts';
import { openPlaces } from '../../gateway/open-places.ts';
import type { ExecuteOperation } from '../../subgraphs/discovery/indexing/execute-operation.ts';
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';

const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);
const LIMITS = {
  maxCost: 1_000_000,
  fetchTimeoutMs: 60_000,
  operationTimeoutMs: 60_000,
  maxAnswerBytes: 64 * 1024 * 1024,
};

export interface LocalGateway {
  readonly execute: ExecuteOperation;
  close(): Promise<void>;
}

/** `now` is the present of the run. */
export async function openLocalGateway(settings: Settings, log: Logger, now: Date): Promise<LocalGateway> {
  const { places, close: closePlaces } = await openPlaces(SUBGRAPHS, { settings, log, now: () => now });
  try {
    const supergraphSdl = await readFile(SUPERGRAPH, 'utf8');
    const gateway = await createGateway({ supergraphSdl, places, log, limits: LIMITS });
    return {
      execute: (document, variables) => gateway.execute({ document, variables }),
      async close() {
        await gateway.close();
        await closePlaces();
      },
    };
  } catch (error) {
    await closePlaces();
    throw error;
  }
}
