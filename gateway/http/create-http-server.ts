// The gateway on the wire: GraphQL, health and, where given, the portal. Bodies, headers and waiting are bounded here;
// behind a proxy its forwarding headers are not believed.
import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { Gateway } from '../create-gateway.ts';
import type { GatewayMetrics } from '../metrics/gateway-metrics.ts';
import type { ExecuteOperation } from '../operation.ts';
import { registerGraphqlRoute } from './graphql-route.ts';
import { registerHealthRoutes } from './health-routes.ts';

const BODY_LIMIT_BYTES = 256 * 1024;
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
const COMPRESS_FROM_BYTES = 1024;

/** Puts pages on the server, in a scope of their own. */
export type RegisterPortal = (app: FastifyInstance, portal: { readonly execute: ExecuteOperation }) => Promise<void>;

export interface HttpServerOptions {
  readonly gateway: Gateway;
  readonly registerPortal?: RegisterPortal | undefined;
  /** Times every request; shown elsewhere, never on this server. */
  readonly metrics?: GatewayMetrics | undefined;
}

/** Ready to listen. Closing it leaves the gateway open. */
export async function createHttpServer({
  gateway,
  registerPortal,
  metrics,
}: HttpServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  if (metrics !== undefined) {
    app.addHook('onResponse', async (request, reply) =>
      metrics.observeRequest(request.routeOptions.url, reply.statusCode, reply.elapsedTime),
    );
  }
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
  });
  // Answers are compressed; requests never decompressed, so that a small body stays small.
  await app.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    threshold: COMPRESS_FROM_BYTES,
    globalDecompression: false,
  });
  await app.register((scope) => registerGraphqlRoute(scope, gateway));
  await app.register((scope) => registerHealthRoutes(scope, gateway.ready));
  if (registerPortal !== undefined) {
    await app.register((scope) => registerPortal(scope, { execute: gateway.execute }));
  }
  return app;
}
