// The recorder between a client and a real server.
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openJsonClient } from '../../../scripts/bench/wire/open-json-client.ts';
import { openRecorder } from '../../../scripts/bench/wire/open-recorder.ts';

const server = fastify();
let origin: string;
beforeAll(async () => {
  server.post('/echo', async ({ body, headers }) => ({ body, authorization: headers.authorization }));
  server.post('/refuse', async (_request, reply) => reply.code(403).send({ code: 'refused' }));
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

it('passes requests on with their authorisation, and keeps their bodies to the letter, once', async () => {
  const recorder = await openRecorder(origin);
  const client = openJsonClient(recorder.url, { authorization: 'Bearer key' });
  expect(await client.post('/echo?a=1', '{ "q":  "é" }')).toEqual({ body: { q: 'é' }, authorization: 'Bearer key' });
  await expect(client.post('/refuse', '{}')).rejects.toThrow('/refuse answered 403: {"code":"refused"}');
  expect(recorder.take()).toEqual([
    { path: '/echo?a=1', body: '{ "q":  "é" }' },
    { path: '/refuse', body: '{}' },
  ]);
  expect(recorder.take()).toEqual([]);
  await client.close();
  await recorder.close();
});
