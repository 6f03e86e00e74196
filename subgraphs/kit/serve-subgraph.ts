// Serves one subgraph over HTTP for a gateway elsewhere: POST /graphql and GET /health. It is no public door: only
// gateways talk to it, but it bounds what it takes all the same, and masks its errors.
import fastify from 'fastify';
import { z } from 'zod';
import { closeServer } from './close-server.ts';
import { createDocumentCache } from './document-cache.ts';
import { executeSubgraph } from './execute-subgraph.ts';
import type { Logger } from './log.ts';
import type { OpenSubgraph } from './subgraph.ts';
import { withinDeadline } from './within-deadline.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
// The planner writes fragments out for every type of ours, so that a plan is longer than what the client sent.
const MAX_TOKENS = 20_000;
const EXECUTION_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
// Longer than clients keep idle connections, so that they close first and never write into a closing one.
const KEEP_ALIVE_MS = 65_000;
const GRACE_MS = 10_000;

const bodyShape = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export interface ServeOptions {
  readonly name: string;
  readonly subgraph: OpenSubgraph;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly log: Logger;
}

export interface ServedSubgraph {
  /** Takes GraphQL over POST. */
  readonly url: string;
  /** Stops serving; the subgraph stays open. */
  close(): Promise<void>;
}

export async function serveSubgraph({ name, subgraph, host, port, log }: ServeOptions): Promise<ServedSubgraph> {
  const readDocument = createDocumentCache(subgraph.schema, MAX_TOKENS);
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
  });

  app.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) => {
    const isTheirs = error.statusCode !== undefined && error.statusCode < 500;
    if (!isTheirs) log.error({ service: name, err: error }, 'an operation failed');
    const message = isTheirs ? error.message : `${name} failed to answer`;
    const code = isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    return reply.code(isTheirs ? (error.statusCode ?? 400) : 500).send({ errors: [{ message, extensions: { code } }] });
  });

  app.post('/graphql', async (request, reply) => {
    const body = bodyShape.safeParse(request.body);
    if (!body.success) {
      return reply
        .code(400)
        .send({ errors: [{ message: z.prettifyError(body.error), extensions: { code: 'BAD_REQUEST' } }] });
    }
    const { query, variables, operationName } = body.data;
    const document = readDocument(query);
    if ('length' in document) {
      const errors = document.map(({ message }) => ({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }));
      return reply.code(400).send({ errors });
    }
    const operation = {
      document,
      variables: variables ?? {},
      operationName: operationName ?? undefined,
      contextValue: subgraph.createContext(),
    };
    return withinDeadline(executeSubgraph(name, subgraph, operation, log), { timeoutMs: EXECUTION_TIMEOUT_MS });
  });

  app.get('/health', async (_request, reply) => {
    try {
      await subgraph.assertHealthy();
      return { status: 'healthy' };
    } catch (error) {
      log.warn({ service: name, err: error }, 'the subgraph is not healthy');
      return reply.code(503).send({ status: 'not healthy' });
    }
  });

  const origin = await app.listen({ host, port });
  return { url: `${origin}/graphql`, close: () => closeServer(app, GRACE_MS) };
}
