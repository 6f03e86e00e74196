// The recorder between a client and a real server.
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openJsonClient } from '../../../scripts/bench/wire/open-json-client.ts';
import { openRecorder } from '../../../scripts/bench/wire/open-recorder.ts';

const server = fastify();
let origin: string;
/** Answers one when the other has come in, too. */
let waiting: (() => void) | null = null;
beforeAll(async () => {
  server.post('/echo', async ({ body, headers }) => ({ body, authorization: headers.authorization }));
  server.post('/refuse', async (_request, reply) => reply.code(403).send({ code: 'refused' }));
  server.post('/slow', async () => {
    if (waiting === null)
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    else waiting();
    return {};
  });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

it('passes requests on with their authorisation, and keeps their bodies to the letter, once', async () => {
  const recorder = await openRecorder(origin);
  const client = openJsonClient(recorder.url, { authorization: 'Bearer key' });
  expect(await client.post('/echo?a=1', '{ "q":  "é" }')).toEqual({ body: { q: 'é' }, authorization: 'Bearer key' });
  await expect(client.post('/refuse', '{}')).rejects.toThrow('/refuse answered 403: {"code":"refused"}');
  expect(recorder.take()).toEqual([
    { path: '/echo?a=1', body: '{ "q":  "é" }', answersBefore: 0 },
    { path: '/refuse', body: '{}', answersBefore: 1 },
  ]);
  expect(recorder.take()).toEqual([]);
  await client.close();
  await recorder.close();
});

it('tells which requests were on their way together', async () => {
  const recorder = await openRecorder(origin);
  const client = openJsonClient(recorder.url);
  await Promise.all([client.post('/slow', '1'), client.post('/slow', '2')]);
  await client.post('/echo', '3');
  expect(recorder.take().map(({ body, answersBefore }) => [body, answersBefore])).toEqual([
    [expect.stringMatching(/[12]/), 0],
    [expect.stringMatching(/[12]/), 0],
    ['3', 2],
  ]);
  await client.close();
  await recorder.close();
});
