// GraphQL over HTTP at /graphql, GET and POST, by the graphql-over-http specification. Partner sites ask from their
// servers; no CORS headers are sent, so a browser's page of another origin cannot read the answers yet.
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Gateway } from '../create-gateway.ts';
import type { OperationContext } from '../operation-context.ts';

const BAD_REQUEST = 'BAD_REQUEST';

/** Register it in a scope of its own: it takes JSON bodies only and answers every fault as GraphQL does. */
export async function registerGraphqlRoute(app: FastifyInstance, gateway: Gateway): Promise<void> {
  const contexts = new WeakMap<object, OperationContext>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    const isTheirs = status >= 400 && status < 500;
    const message = isTheirs ? error.message : 'Something went wrong on our side.';
    const code = isTheirs ? BAD_REQUEST : 'INTERNAL_SERVER_ERROR';
    return reply
      .code(isTheirs ? status : 500)
      .type('application/json; charset=utf-8')
      .send({ errors: [{ message, extensions: { code } }] });
  });

  // Under application/json a status other than 200 means that HTTP failed, not GraphQL: a well-formed request whose
  // document is wrong is answered 200 there, and 400 under application/graphql-response+json.
  app.addHook('onSend', async (request, reply, payload) => {
    const isPlainJson = String(reply.getHeader('content-type')).startsWith('application/json');
    if (reply.statusCode === 400 && isPlainJson && contexts.get(request)?.request.isWellFormed) reply.code(200);
    return payload;
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    // Before the body is looked at.
    onRequest: async (_request, reply) => {
      const message = 'GraphQL is asked for by GET or POST.';
      return reply
        .code(405)
        .header('allow', 'GET, HEAD, POST')
        .send({ errors: [{ message, extensions: { code: BAD_REQUEST } }] });
    },
    handler: async () => undefined,
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(gateway.apolloServer, {
      async context(request, reply) {
        const stop = new AbortController();
        reply.raw.once('close', () => {
          if (!reply.raw.writableFinished) stop.abort(new Error('the client went away'));
        });
        const context = gateway.createContext(stop.signal);
        contexts.set(request, context);
        return context;
      },
    }),
  });
}
