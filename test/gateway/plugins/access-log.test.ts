import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createGateway } from '../../../gateway/create-gateway.ts';
import { createHttpServer } from '../../../gateway/http/create-http-server.ts';
import { ENVIRONMENT } from '../../support/open-tiny-gateway.ts';
import { composeTinyGraph, createTinySubgraphs } from '../../support/tiny-graph.ts';

test('each operation is one line with its name, time and codes, and never its variables', async () => {
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) });
  const opened = createTinySubgraphs().map(
    async ({ name, open }) => [name, { kind: 'in-process', subgraph: await open(ENVIRONMENT) }] as const,
  );
  const gateway = await createGateway({
    supergraphSdl: composeTinyGraph(),
    places: new Map(await Promise.all(opened)),
    log,
  });
  const app = await createHttpServer({ gateway });
  const document = 'query Find($ids: [ID!]!) { items(ids: $ids) { id ... on RiverItem { seats } } refuse }';
  lines.length = 0;
  await gateway.execute({ document, variables: { ids: ['river:2', 'a private word'] } });
  await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hills { count } }' } });
  await app.inject({ method: 'GET', url: '/graphql?query={__typename}' });
  const line = { level: 30, msg: 'operation', durationMs: expect.any(Number) };
  expect(lines.map((text) => JSON.parse(text))).toEqual([
    { ...line, operation: 'Find', client: 'in-process', codes: ['SEATS_UNKNOWN', 'CLOSED_TODAY'] },
    { ...line, operation: null, client: 'http', codes: [] },
    { level: 30, msg: 'request refused', operation: null, client: 'http', codes: ['BAD_REQUEST'] },
  ]);
  expect(lines.join('')).not.toContain('private');
  await app.close();
  await gateway.close();
});
