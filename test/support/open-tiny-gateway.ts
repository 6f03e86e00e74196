// Opens the tiny graph behind a real gateway, with its subgraphs in this process or each behind a real HTTP server.
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts';
import type { SubgraphPlace } from '../../gateway/data-source/open-port.ts';
import type { GatewayLimits } from '../../gateway/gateway-limits.ts';
import { readSettings } from '../../subgraphs/kit/env.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { serveSubgraph } from '../../subgraphs/kit/serve-subgraph.ts';
import { composeTinyGraph, createTinySubgraphs, type TinySubgraph } from './tiny-graph.ts';

export const SILENT = createLog('silent');
export const ENVIRONMENT = {
  settings: readSettings({ LOG_LEVEL: 'silent', PORT: '0' }),
  log: SILENT,
  now: () => new Date(),
};

export interface TinyGateway extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly subgraphs: readonly TinySubgraph[];
  /** Takes one subgraph away: its store here, its server in remote mode. */
  stop(name: string): Promise<void>;
}

export async function openTinyGateway(
  kind: 'in-process' | 'remote',
  limits: Partial<GatewayLimits> = {},
): Promise<TinyGateway> {
  const subgraphs = createTinySubgraphs();
  const places = new Map<string, SubgraphPlace>();
  const stops = new Map<string, () => Promise<void>>();
  for (const { name, open } of subgraphs) {
    const subgraph = await open(ENVIRONMENT);
    if (kind === 'in-process') {
      places.set(name, { kind, subgraph });
      stops.set(name, () => subgraph.close());
    } else {
      const served = await serveSubgraph({ name, subgraph, host: '127.0.0.1', port: 0, log: SILENT });
      places.set(name, { kind, url: served.url });
      stops.set(name, () => served.close());
    }
  }
  const gateway = await createGateway({ supergraphSdl: composeTinyGraph(), places, log: SILENT, limits });
  return {
    gateway,
    subgraphs,
    stop: async (name) => stops.get(name)?.(),
    async [Symbol.asyncDispose]() {
      await gateway.close();
      await Promise.all([...stops.values()].map((stop) => stop()));
    },
  };
}
