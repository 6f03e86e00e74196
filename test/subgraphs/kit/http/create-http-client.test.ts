// The client against real servers: one whole answer, its limits, and what it says when a partner fails.

import { createConnection } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTestClient, failureOf, serve, toText } from './serve.ts';

test('hands on the whole answer of a plain request', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }).end('hello');
  });
  const client = createTestClient();
  const answer = await client.get(`${server.origin}/feed?page=1#top`);
  expect({ ...answer, body: toText(answer.body) }).toEqual({
    status: 200,
    url: `${server.origin}/feed?page=1`,
    redirectedFrom: [],
    permanent: true,
    headers: {
      'content-type': 'text/plain',
      date: 'Sat, 21 Nov 2026 10:00:00 GMT',
    },
    body: 'hello',
  });
});

test('says who asks, what it understands and that it wants a fresh answer', async () => {
  const server = await serve((_request, response) => response.end());
  const client = createTestClient();
  await client.get(server.origin, { accept: 'application/json', headers: { 'X-Reader': 'test', 'User-Agent': 'x' } });
  expect(server.requests[0]?.headers).toEqual({
    host: server.host,
    connection: 'keep-alive',
    accept: 'application/json',
    'accept-encoding': 'gzip, br, zstd',
    'cache-control': 'no-cache',
    'user-agent': 'Signpost/0.1.0 (+feeds@signpost.invalid)',
    'x-reader': 'test',
  });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['zstd', zstdCompressSync],
])('undoes the content encoding %s', async (encoding, compress) => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(compress('the Ohm’s law lesson '.repeat(500)));
  });
  const answer = await createTestClient().get(server.origin);
  expect(toText(answer.body)).toBe('the Ohm’s law lesson '.repeat(500));
  expect(answer.headers).not.toHaveProperty('content-encoding');
});

test('takes an empty body with a content encoding for empty', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '0' }).end();
  });
  expect((await createTestClient().get(server.origin)).body).toHaveLength(0);
});

test('refuses a content encoding that it does not know', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('x')));
  });
  expect(await failureOf(createTestClient({ tries: 1 }).get(server.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_MALFORMED',
    message: "expected a known content encoding, got 'gzip, gzip'",
  });
});

test('drops a compression bomb as soon as it passes the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', etag: '"bomb"' }).end(bomb);
  });
  const client = createTestClient({ maxBodyBytes: 1024 * 1024 });
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(await failureOf(client.get(server.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_TOO_LARGE',
    url: `${server.origin}/`,
    message: 'expected at most 1048576 bytes, got more',
  });
  expect(server.requests).toHaveLength(1);
});

test('refuses a plain body over the limit, and takes one of just the limit', async () => {
  const server = await serve((request, response) => response.end(Buffer.alloc(request.url === '/over' ? 1001 : 1000)));
  const client = createTestClient({ maxBodyBytes: 1000 });
  expect((await client.get(`${server.origin}/just`)).body).toHaveLength(1000);
  expect(await failureOf(client.get(`${server.origin}/over`))).toMatchObject({ code: 'FEED_TOO_LARGE' });
});

test('a body shorter than its content-length is an error after three tries', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100', etag: '"short"' });
    response.write('only this', () => response.destroy());
  });
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_UNREACHABLE',
    url: `${server.origin}/`,
    status: null,
  });
  expect(server.requests).toHaveLength(3);
});

test('a body that breaks once is read again whole', async () => {
  const server = await serve((_request, response, count) => {
    response.writeHead(200, { 'content-length': '10' });
    if (count === 1) response.write('half', () => response.destroy());
    else response.end('0123456789');
  });
  expect(toText((await createTestClient().get(server.origin)).body)).toBe('0123456789');
});

test('a server that never answers is a timeout after three tries', async () => {
  const server = await serve(() => undefined);
  const client = createTestClient({ deadlineMs: 100 });
  expect(await failureOf(client.get(server.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_TIMEOUT',
    url: `${server.origin}/`,
  });
  expect(server.requests).toHaveLength(3);
});

test('a body that never ends is a timeout too', async () => {
  const server = await serve((_request, response) => void response.writeHead(200).write('start'));
  const client = createTestClient({ deadlineMs: 100, tries: 1 });
  expect(await failureOf(client.get(server.origin))).toMatchObject({ code: 'FEED_TIMEOUT' });
});

test('nobody at the address is FEED_UNREACHABLE, and its message tells no address but the one asked for', async () => {
  const server = await serve((_request, response) => response.end());
  await server.close();
  expect(await failureOf(createTestClient({ obeyRobots: false }).get(server.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_UNREACHABLE',
    message: `expected an answer from ${server.origin}/, got ECONNREFUSED`,
  });
});

test('a status without meaning is FEED_STATUS at once, one that the caller knows is an answer with its body', async () => {
  const server = await serve((_request, response) => response.writeHead(404).end('{"code":"no-events"}'));
  const client = createTestClient();
  expect(await failureOf(client.get(`${server.origin}/?token=abc`))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_STATUS',
    status: 404,
    url: `${server.origin}/?token=hidden`,
    message: `expected a status of 2xx, got 404 from ${server.origin}/?token=hidden`,
  });
  expect(server.requests).toHaveLength(1);
  const answer = await client.get(server.origin, { allowStatuses: [404] });
  expect([answer.status, toText(answer.body)]).toEqual([404, '{"code":"no-events"}']);
});

test('a header with a line break never leaves', async () => {
  const server = await serve((_request, response) => response.end());
  const failure = await failureOf(
    createTestClient().get(server.origin, { headers: { authorization: 'Basic x\r\nx-evil: 1' } }),
  );
  expect(failure).toBeInstanceOf(TypeError);
  expect(String(failure)).not.toContain('x-evil');
  expect(server.requests).toHaveLength(0);
});

test('an abort ends the request with its own reason', async () => {
  const aborter = new AbortController();
  const server = await serve(() => aborter.abort(new Error('enough')));
  const failure = await failureOf(createTestClient({ tries: 1 }).get(server.origin, { signal: aborter.signal }));
  expect(failure).toEqual(new Error('enough'));
  expect(server.requests).toHaveLength(1);
});

test('counts what goes over the wire', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(1000)));
  });
  const client = createTestClient();
  await client.get(server.origin);
  // The other request is the one for robots.txt.
  expect(client.traffic).toEqual({
    requests: 2,
    notModified: 0,
    fromStore: 0,
    bytes: gzipSync('a'.repeat(1000)).byteLength,
  });
});

test('never has more than two requests under way at a host, and still does them all', async () => {
  let active = 0;
  let most = 0;
  const server = await serve((_request, response) => {
    active++;
    most = Math.max(most, active);
    setImmediate(() => {
      active--;
      response.end('done');
    });
  });
  const client = createTestClient();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, page) => client.get(`${server.origin}/${page}`)));
  expect(answers.map(({ body }) => toText(body))).toEqual(Array(20).fill('done'));
  expect(most).toBe(2);
});

test('close lets go of the connections and may be called twice', async () => {
  const server = await serve((_request, response) => response.end('x'));
  const client = createTestClient();
  await client.get(server.origin);
  await client.close();
  await client.close();
  expect(await failureOf(client.get(server.origin))).toMatchObject({ code: 'FEED_UNREACHABLE' });
  const socket = createConnection(server.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroy();
});
