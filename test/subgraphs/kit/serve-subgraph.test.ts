import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ServedSubgraph, serveSubgraph } from '../../../subgraphs/kit/serve-subgraph.ts';
import type { OpenSubgraph } from '../../../subgraphs/kit/subgraph.ts';
import { ENVIRONMENT, SILENT } from '../../support/open-tiny-gateway.ts';
import { createTinySubgraphs } from '../../support/tiny-graph.ts';

let subgraph: OpenSubgraph;
let served: ServedSubgraph;

beforeEach(async () => {
  const [finder] = createTinySubgraphs();
  subgraph = await finder.open(ENVIRONMENT);
  served = await serveSubgraph({ name: 'finder', subgraph, host: '127.0.0.1', port: 0, log: SILENT });
});
afterEach(() => served.close());

async function post(body: unknown): Promise<readonly [number, unknown]> {
  const answer = await request(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [answer.statusCode, await answer.body.json()];
}

describe('a served subgraph', () => {
  test('runs operations, the same one again and again', async () => {
    const query = 'query Page($first: Int) { search(first: $first) { hits { id } } }';
    for (const first of [1, 2]) {
      const hits = [{ id: 'river:1' }, { id: 'hill:1' }].slice(0, first);
      expect(await post({ query, variables: { first } })).toEqual([200, { data: { search: { hits } } }]);
    }
  });

  test('masks errors that were not meant for clients', async () => {
    expect(await post({ query: '{ crash refuse }' })).toEqual([
      200,
      {
        data: { crash: null, refuse: null },
        errors: [
          {
            message: 'finder failed to answer this part',
            path: ['crash'],
            extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'finder' },
          },
          {
            message: 'not on a Sunday',
            path: ['refuse'],
            extensions: { code: 'CLOSED_TODAY', day: 'Sunday', service: 'finder' },
          },
        ],
      },
    ]);
  });

  test.each([
    ['a request without a query', { variables: {} }, 'BAD_REQUEST'],
    ['a query that does not parse', { query: '{' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a query of another schema', { query: '{ rivers { count } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a flood of tokens', { query: `{ ${'refuse '.repeat(25_000)} }` }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses %s', async (_, body, code) => {
    expect(await post(body)).toEqual([400, { errors: [{ message: expect.any(String), extensions: { code } }] }]);
  });

  test('fails by name when its store is gone, and says that it is not healthy', async () => {
    const health = served.url.replace(/\/graphql$/, '/health');
    const healthy = await request(health);
    expect([healthy.statusCode, await healthy.body.json()]).toEqual([200, { status: 'healthy' }]);
    await subgraph.close();
    const broken = await request(health);
    expect([broken.statusCode, await broken.body.json()]).toEqual([503, { status: 'not healthy' }]);
    expect(await post({ query: '{ refuse }' })).toEqual([
      500,
      { errors: [{ message: 'finder failed to answer', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
  });
});
