// Which failures are tried again, how often and after how long.

import { expect, test } from 'vitest';
import { createTestClient, failureOf, serve, toText } from './serve.ts';

test('waits as long as Retry-After asks and then gets its answer', async () => {
  const arrivedAt: number[] = [];
  const server = await serve((_request, response, count) => {
    arrivedAt.push(performance.now());
    if (count === 1) response.writeHead(503, { 'retry-after': '1' }).end('later');
    else response.end('now');
  });
  expect(toText((await createTestClient().get(server.origin)).body)).toBe('now');
  const [first = 0, second = 0] = arrivedAt;
  expect(second - first).toBeGreaterThan(990);
});

test('a Retry-After of more than a minute is not waited for, nor ignored', async () => {
  const server = await serve((_request, response) => response.writeHead(429, { 'retry-after': '61' }).end());
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({ code: 'FEED_STATUS', status: 429 });
  expect(server.requests).toHaveLength(1);
});

test.each([429, 500, 502, 503, 504])('a status of %i is tried three times', async (status) => {
  const server = await serve((_request, response) => response.writeHead(status).end());
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({ code: 'FEED_STATUS', status });
  expect(server.requests).toHaveLength(3);
});

test.each([400, 401, 403, 404, 410, 418])('a status of %i is tried once', async (status) => {
  const server = await serve((_request, response) => response.writeHead(status).end());
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({ code: 'FEED_STATUS', status });
  expect(server.requests).toHaveLength(1);
});

test('a status that the caller knows is final', async () => {
  const server = await serve((_request, response) => response.writeHead(503).end('closed for the holidays'));
  const answer = await createTestClient().get(server.origin, { allowStatuses: [503] });
  expect(toText(answer.body)).toBe('closed for the holidays');
  expect(server.requests).toHaveLength(1);
});

test('a connection that breaks before an answer is tried again', async () => {
  const server = await serve((request, response, count) => {
    if (count < 3) request.socket.destroy();
    else response.end('third time');
  });
  expect(toText((await createTestClient().get(server.origin)).body)).toBe('third time');
});

test('waits longer with each try, within the jitter', async () => {
  const arrivedAt: number[] = [];
  const server = await serve((_request, response) => {
    arrivedAt.push(performance.now());
    response.writeHead(500).end();
  });
  await failureOf(createTestClient({ backoffMs: 100 }).get(server.origin));
  const [first = 0, second = 0, third = 0] = arrivedAt;
  expect(second - first).toBeGreaterThan(45);
  expect(third - second).toBeGreaterThan(95);
});

test('an abort ends the waiting between two tries', async () => {
  const aborter = new AbortController();
  const server = await serve((_request, response) => {
    response.on('close', () => setImmediate(() => aborter.abort(new Error('enough'))));
    response.writeHead(503, { 'retry-after': '50' }).end();
  });
  expect(await failureOf(createTestClient().get(server.origin, { signal: aborter.signal }))).toEqual(
    new Error('enough'),
  );
});
