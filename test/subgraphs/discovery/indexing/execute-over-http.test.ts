import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { executeOverHttp } from '../../../../subgraphs/discovery/indexing/execute-over-http.ts';
import { createIndexedResource } from '../../../support/indexed-items.ts';
import { ScriptedCatalogues } from '../../../support/scripted-catalogues.ts';
import { type Reply, serve } from '../../../support/serve.ts';

const DOCUMENT = parse(
  'query StemLearningChanges($first: Int!) { catalogue: stemLearning { changes(first: $first) { cursor } } }',
);

async function ask(reply: Reply, options: { maxBodyBytes?: number } = {}) {
  const server = await serve(() => ({ '/graphql': reply }));
  try {
    return await executeOverHttp({ url: `${server.origin}/graphql`, ...options })(DOCUMENT, { first: 1 });
  } finally {
    await server[Symbol.asyncDispose]();
  }
}

test('an operation is posted by its name with its variables', async () => {
  const catalogues = new ScriptedCatalogues();
  catalogues.put(createIndexedResource('stem-learning:1'));
  const { url, close } = await catalogues.serve();
  const answer = await executeOverHttp({ url })(DOCUMENT, { first: 1 });
  await close();
  expect(answer).toEqual(JSON.parse(JSON.stringify(catalogues.answer('StemLearningChanges', { first: 1 }))));
});

test('errors come through with their code and path, also beside a status of failure', async () => {
  const errors = [{ message: 'no', path: ['items', 3], extensions: { code: 'CURSOR_UNKNOWN', more: 1 } }];
  expect(await ask({ body: { data: null, errors: [{ message: 'no', extensions: { service: 'x' } }] } })).toEqual({
    data: null,
    errors: [{ message: 'no', extensions: {} }],
  });
  expect(await ask({ status: 400, body: { errors } })).toEqual({
    errors: [{ message: 'no', path: ['items', 3], extensions: { code: 'CURSOR_UNKNOWN' } }],
  });
});

test.each([
  ['a page of HTML', { status: 502, body: '<html>' }],
  ['JSON of another kind', { body: { hello: 'world' } }],
  ['data beside a status of failure', { status: 500, body: { data: { catalogue: null } } }],
])('%s is no answer', async (_what, reply) => {
  await expect(ask(reply)).rejects.toThrow(
    `expected a GraphQL answer, got status ${'status' in reply ? reply.status : 200}`,
  );
});

test('an answer above the size limit is given up', async () => {
  await expect(ask({ body: { data: 'x'.repeat(1000) } }, { maxBodyBytes: 500 })).rejects.toThrow('at most 500 bytes');
});

test('an answer that does not come is given up at the deadline', async () => {
  const { createServer } = await import('node:http');
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const execute = executeOverHttp({ url: `http://127.0.0.1:${port}/`, timeoutMs: 50 });
  await expect(execute(DOCUMENT, {})).rejects.toThrow('timeout');
  server.closeAllConnections();
  server.close();
});
