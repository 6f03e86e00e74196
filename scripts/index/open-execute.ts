// Where the indexer's questions go: to the gateway that the settings name, else to one in this process.
import type { ExecuteOperation } from '../../subgraphs/discovery/indexing/execute-operation.ts';
import { executeOverHttp } from '../../subgraphs/discovery/indexing/execute-over-http.ts';
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OpenMeilisearch } from '../meilisearch/open-meilisearch.ts';

interface Parts {
  readonly settings: Settings;
  /** For discovery, whose items are read by id. */
  readonly engine: Pick<OpenMeilisearch, 'url' | 'searchKey'>;
  readonly log: Logger;
  readonly now: Date;
}

export interface OpenExecute {
  readonly execute: ExecuteOperation;
  close(): Promise<void>;
}

export async function openExecute({ settings, engine, log, now }: Parts): Promise<OpenExecute> {
  if (settings.GATEWAY_URL !== undefined) {
    return { execute: executeOverHttp({ url: toEndpoint(settings.GATEWAY_URL) }), close: async () => undefined };
  }
  // Loaded only here: it brings every subgraph with it, which a run against a gateway elsewhere does not need.
  const { openLocalGateway } = await import('./open-local-gateway.ts');
  return openLocalGateway({ ...settings, MEILI_URL: engine.url, MEILI_SEARCH_KEY: engine.searchKey }, log, now);
}

/** The settings name a gateway by its origin, or by the address of its endpoint. */
function toEndpoint(address: string): string {
  const url = new URL(address);
  if (url.pathname === '/') url.pathname = '/graphql';
  return url.href;
}
