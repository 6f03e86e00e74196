// Serves /metrics on a port of its own, so that a proxy or a service in front of the gateway cannot show it to the world
// by accident. A port that is taken rejects.
import fastify from 'fastify';
import type { GatewayMetrics } from '../metrics/gateway-metrics.ts';

export interface MetricsServer {
  /** Of /metrics itself. */
  readonly url: string;
  close(): Promise<void>;
}

/** Port 0 takes a free one. */
export async function openMetricsServer(metrics: GatewayMetrics, host: string, port: number): Promise<MetricsServer> {
  const app = fastify({ logger: false, bodyLimit: 1024, forceCloseConnections: true });
  app.get('/metrics', async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.render()),
  );
  const origin = await app.listen({ host, port });
  return { url: `${origin}/metrics`, close: () => app.close() };
}
