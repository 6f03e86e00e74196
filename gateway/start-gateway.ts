// Starts the gateway: opens the subgraphs, loads the composed supergraph, listens. Faults in the settings or the schema
// stop the start; a subgraph that cannot be opened does not.
import { readFile } from 'node:fs/promises';
import { closeServer } from '../subgraphs/kit/close-server.ts';
import type { Settings } from '../subgraphs/kit/env.ts';
import { createLog, type Logger } from '../subgraphs/kit/log.ts';
import type { Subgraph } from '../subgraphs/kit/subgraph.ts';
import { createGateway } from './create-gateway.ts';
import type { GatewayLimits } from './gateway-limits.ts';
import { createHttpServer, type RegisterPortal } from './http/create-http-server.ts';
import { openMetricsServer } from './http/open-metrics-server.ts';
import { createGatewayMetrics } from './metrics/gateway-metrics.ts';
import { openPlaces } from './open-places.ts';
import type { ExecuteOperation } from './operation.ts';

const SUPERGRAPH = new URL('../schema/supergraph.graphql', import.meta.url);
const GRACE_MS = 10_000;

export interface GatewayParts {
  readonly subgraphs: readonly Subgraph[];
  readonly registerPortal?: RegisterPortal | undefined;
  /** Made from the settings where not given. */
  readonly log?: Logger;
  readonly now?: () => Date;
  /** schema/supergraph.graphql where not given. */
  readonly supergraphSdl?: string;
  readonly limits?: Partial<GatewayLimits>;
}

export interface RunningGateway {
  /** Without a slash at its end. */
  readonly url: string;
  /** Of /metrics; null where METRICS_PORT is not set. */
  readonly metricsUrl: string | null;
  readonly execute: ExecuteOperation;
  /** Stops listening, lets running requests finish for a while, then closes everything that was opened. */
  close(): Promise<void>;
}

export async function startGateway(settings: Settings, parts: GatewayParts): Promise<RunningGateway> {
  const { log = createLog(settings.LOG_LEVEL), now = () => new Date(), limits = {}, registerPortal } = parts;
  const supergraphSdl = parts.supergraphSdl ?? (await readFile(SUPERGRAPH, 'utf8'));
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of closers.splice(0).reverse()) {
      await closeOne().catch((error: unknown) => log.error({ err: error }, 'a part of the gateway did not close'));
    }
  };

  try {
    const opened = await openPlaces(parts.subgraphs, { settings, log, now });
    closers.push(opened.close);
    const { places } = opened;
    const { METRICS_HOST, METRICS_PORT, REDIS_URL: redisUrl } = settings;
    const metrics = METRICS_PORT === undefined ? undefined : createGatewayMetrics();
    const gateway = await createGateway({ supergraphSdl, places, log, limits, redisUrl, metrics });
    closers.push(gateway.close);
    const app = await createHttpServer({ gateway, registerPortal, metrics });
    closers.push(() => closeServer(app, GRACE_MS));
    const url = await app.listen({ host: settings.HOST, port: settings.PORT });
    const metricsServer =
      metrics === undefined || METRICS_PORT === undefined
        ? null
        : await openMetricsServer(metrics, METRICS_HOST, METRICS_PORT);
    if (metricsServer !== null) closers.push(metricsServer.close);
    const metricsUrl = metricsServer?.url ?? null;
    log.info({ url, metricsUrl, subgraphs: settings.SUBGRAPHS, names: [...places.keys()] }, 'the gateway is listening');
    return { url, metricsUrl, execute: gateway.execute, close };
  } catch (error) {
    await close();
    throw error;
  }
}
