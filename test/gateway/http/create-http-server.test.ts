import { once } from 'node:events';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpServer } from '../../../gateway/http/create-http-server.ts';
import { openTinyGateway, type TinyGateway } from '../../support/open-tiny-gateway.ts';

let tiny: TinyGateway;
let origin: string;
let close: () => Promise<void>;

beforeEach(async () => {
  tiny = await openTinyGateway('remote');
  const app = await createHttpServer({
    gateway: tiny.gateway,
    registerPortal: async (scope, { execute }) => {
      scope.get('/', async (_request, reply) => {
        const { data } = await execute({ document: '{ search { total } }' });
        return reply.type('text/html').send(JSON.stringify(data));
      });
    },
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  close = () => app.close();
});

afterEach(async () => {
  await close();
  await tiny[Symbol.asyncDispose]();
});

const JSON_BODY = { 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: Record<string, string> = JSON_BODY) =>
  request(`${origin}/graphql`, { method: 'POST', headers, body });

describe('/graphql', () => {
  test('answers a POST', async () => {
    const { statusCode, body } = await post(JSON.stringify({ query: '{ hills { count } }' }));
    expect([statusCode, await body.json()]).toEqual([200, { data: { hills: { count: 2 } } }]);
  });

  test('answers a GET that a form or an image of another site cannot send', async () => {
    const url = `${origin}/graphql?query=${encodeURIComponent('{ hills { count } }')}`;
    const { statusCode, body } = await request(url, { headers: { 'apollo-require-preflight': '1' } });
    expect([statusCode, await body.json()]).toEqual([200, { data: { hills: { count: 2 } } }]);
    expect((await request(url)).statusCode).toBe(400);
  });

  test('answers a partial result with status 200', async () => {
    await tiny.stop('hill');
    const { statusCode, body } = await post(JSON.stringify({ query: '{ hills { count } rivers { count } }' }));
    expect([statusCode, await body.json()]).toEqual([
      200,
      {
        errors: [
          {
            message: 'hill is not available',
            path: ['hills'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'hill' },
          },
        ],
        data: { hills: null, rivers: { count: 2 } },
      },
    ]);
  });

  test.each([
    ['a body over 256 KiB', () => post(JSON.stringify({ query: 'x'.repeat(300 * 1024) })), 413],
    ['a body that is not JSON', () => post('{"query'), 400],
    ['another content type', () => post('query', { 'content-type': 'application/graphql' }), 415],
    ['a list of operations', () => post(JSON.stringify([{ query: '{ hills { count } }' }])), 400],
    ['a compressed body', () => post(gzipSync('{}'), { ...JSON_BODY, 'content-encoding': 'gzip' }), 400],
  ])('refuses %s as GraphQL does', async (_, send, status) => {
    const { statusCode, body } = await send();
    expect([statusCode, await body.json()]).toEqual([
      status,
      { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  test('offers no page, and no query plan to whoever asks for it', async () => {
    const page = await request(`${origin}/graphql`, { headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['content-type']]).toEqual([400, 'application/json; charset=utf-8']);
    const asked = await post(JSON.stringify({ query: '{ hills { count } }' }), {
      ...JSON_BODY,
      'apollo-query-plan-experimental': '1',
    });
    expect(await asked.body.json()).toEqual({ data: { hills: { count: 2 } } });
  });

  test('keeps a registered query and runs it by its hash', async () => {
    const query = '{ rivers { count } }';
    const sha256Hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(query))).toString('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await post(JSON.stringify({ extensions }));
    expect(await unknown.body.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    await (await post(JSON.stringify({ query, extensions }))).body.dump();
    const known = await post(JSON.stringify({ extensions }));
    expect(await known.body.json()).toEqual({ data: { rivers: { count: 2 } } });
  });

  test.each([
    ['another hash', { version: 1, sha256Hash: 'abc' }, 'provided sha does not match query'],
    ['an unknown version', { version: 2, sha256Hash: 'abc' }, 'Unsupported persisted query version'],
  ])('refuses a registered query with %s as the fault of its sender', async (_, persistedQuery, message) => {
    const { statusCode, body } = await post(
      JSON.stringify({ query: '{ hills { count } }', extensions: { persistedQuery } }),
    );
    expect([statusCode, await body.json()]).toEqual([
      400,
      { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'does not take a %s, and says what it takes',
    async (method) => {
      const { statusCode, headers, body } = await request(`${origin}/graphql`, { method });
      expect([statusCode, headers.allow, await body.json()]).toEqual([
        405,
        'GET, HEAD, POST',
        { errors: [{ message: 'GraphQL is asked for by GET or POST.', extensions: { code: 'BAD_REQUEST' } }] },
      ]);
    },
  );

  test('answers what is no query, though it is GraphQL, with status 400 at most', async () => {
    const accept = 'application/graphql-response+json';
    const { statusCode, body } = await post(JSON.stringify({ query: 'mutation { refuse }' }), { ...JSON_BODY, accept });
    await body.dump();
    expect(statusCode).toBe(400);
  });

  test('compresses what is worth it', async () => {
    const { headers, body } = await post(JSON.stringify({ query: '{ __schema { types { name fields { name } } } }' }), {
      ...JSON_BODY,
      'accept-encoding': 'br, gzip',
    });
    expect(headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(Buffer.from(await body.arrayBuffer())).toString())).toHaveProperty(
      'data.__schema',
    );
  });
});

test('every answer forbids scripts and frames of others, and tells no one what runs here', async () => {
  const { headers, body } = await request(`${origin}/health/live`);
  await body.dump();
  expect(headers['content-security-policy']).toBe(
    "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'self';object-src 'none'",
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-powered-by']).toBeUndefined();
});

test('the portal has a scope of its own and the same graph', async () => {
  const { body } = await request(`${origin}/`);
  expect(await body.text()).toBe('{"search":{"total":4}}');
});

describe('health', () => {
  test('is ready while search answers, with a partner down too', async () => {
    await tiny.stop('river');
    const { statusCode, body } = await request(`${origin}/health/ready`);
    expect([statusCode, await body.json()]).toEqual([200, { status: 'ready' }]);
  });

  test('is live but not ready without search, and says what is missing', async () => {
    await tiny.stop('finder');
    const { statusCode, body } = await request(`${origin}/health/ready`);
    expect([statusCode, await body.json()]).toEqual([
      503,
      { status: 'not ready', faults: [{ name: 'finder', reason: 'finder is not available' }] },
    ]);
    const live = await request(`${origin}/health/live`);
    expect([live.statusCode, await live.body.json()]).toEqual([200, { status: 'live' }]);
  });
});

test('a client that goes away stops what was asked of the subgraphs', async () => {
  const contexts: AbortSignal[] = [];
  const { apolloServer, createContext } = tiny.gateway;
  const gateway = {
    ...tiny.gateway,
    apolloServer,
    createContext(signal: AbortSignal) {
      contexts.push(signal);
      return createContext(signal);
    },
  };
  const app = await createHttpServer({ gateway });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
  const stop = new AbortController();
  const asked = request(url, {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify({ query: '{ hang }' }),
    signal: stop.signal,
  });
  while (contexts.length === 0) await new Promise(setImmediate);
  const [signal] = contexts;
  const aborted = signal === undefined ? Promise.reject(new Error('no context')) : once(signal, 'abort');
  stop.abort();
  await expect(asked).rejects.toThrow();
  await aborted;
  expect(signal?.reason).toEqual(new Error('the client went away'));
  await app.close();
});
