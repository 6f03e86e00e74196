// What the client keeps between harvests, tested with fresh clients over one file as separate runs would be.

import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { createStorePath, createTestClient, failureOf, serve, toText } from './serve.ts';

const DATE = 'Sat, 21 Nov 2026 10:00:00 GMT';

/** Answers 304 to whoever has the validator, with the same headers but those of the body, as RFC 9110 asks. */
function answerWithEtag(headers: OutgoingHttpHeaders = {}) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const all = { etag: '"v1"', ...headers };
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, all).end();
    else response.writeHead(200, { 'content-type': 'text/plain', ...all }).end('the catalogue');
  };
}

test.each<[string, OutgoingHttpHeaders]>([
  ['an ETag alone', {}],
  ['a short freshness, repeated on the 304', { 'cache-control': 'max-age=1' }],
  ['a long freshness', { 'cache-control': 'public, max-age=86400' }],
  [
    'no freshness at all',
    { 'cache-control': 'must-revalidate, no-cache, private', expires: 'Sun, 19 Nov 1978 05:00:00 GMT' },
  ],
  ['a freshness by guess', { 'last-modified': 'Sat, 01 Jan 2000 00:00:00 GMT' }],
  ['an age of years', { 'cache-control': 'max-age=60', age: '99999999' }],
  ['a cookie', { 'set-cookie': 'session=1' }],
  ['a variant', { vary: 'Accept, Accept-Encoding, Cookie' }],
])('an answer with %s is confirmed by a 304 in every later harvest', async (_name, headers) => {
  const server = await serve(answerWithEtag(headers));
  const storePath = createStorePath();
  for (const harvest of [1, 2, 3]) {
    const client = createTestClient({ storePath, obeyRobots: false });
    const answer = await client.get(`${server.origin}/feed?page=1`);
    expect([answer.status, toText(answer.body), answer.headers['content-type']]).toEqual([
      200,
      'the catalogue',
      'text/plain',
    ]);
    expect(client.traffic).toEqual({
      requests: 1,
      notModified: harvest === 1 ? 0 : 1,
      fromStore: 0,
      bytes: harvest === 1 ? 13 : 0,
    });
    await client.close();
  }
  expect(server.requests.map((request) => request.headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"']);
});

test('a server that does not say whether a stored answer is still good is a timeout', async () => {
  const server = await serve((request, response) => {
    if (request.headers['if-none-match'] === undefined) response.writeHead(200, { etag: '"v1"' }).end('the catalogue');
  });
  const storePath = createStorePath();
  await createTestClient({ storePath, obeyRobots: false }).get(server.origin);
  const later = createTestClient({ storePath, obeyRobots: false, deadlineMs: 100, tries: 1 });
  expect(await failureOf(later.get(server.origin))).toMatchObject({ code: 'FEED_TIMEOUT' });
});

test('an answer with Last-Modified alone is confirmed by that', async () => {
  const lastModified = 'Fri, 20 Nov 2026 09:00:00 GMT';
  const server = await serve((request, response) => {
    const status = request.headers['if-modified-since'] === lastModified ? 304 : 200;
    response.writeHead(status, { 'last-modified': lastModified }).end(status === 200 ? 'page' : undefined);
  });
  const storePath = createStorePath();
  await createTestClient({ storePath }).get(server.origin);
  const client = createTestClient({ storePath });
  expect(toText((await client.get(server.origin)).body)).toBe('page');
  expect(client.traffic.notModified).toBe(1);
});

test('a stored answer is found again months later', async () => {
  const server = await serve(answerWithEtag({ 'cache-control': 'max-age=60' }));
  const storePath = createStorePath();
  await createTestClient({ storePath, obeyRobots: false }).get(server.origin);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100 * 24 * 60 * 60 * 1000 });
  try {
    const client = createTestClient({ storePath, obeyRobots: false });
    await client.get(server.origin);
    expect(client.traffic.notModified).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a changed answer replaces the stored one', async () => {
  const server = await serve((request, response, count) => {
    const etag = count === 1 ? '"v1"' : '"v2"';
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag }).end(`text of ${etag}`);
  });
  const client = createTestClient();
  const texts = [];
  for (let run = 0; run < 3; run++) texts.push(toText((await client.get(server.origin)).body));
  expect(texts).toEqual(['text of "v1"', 'text of "v2"', 'text of "v2"']);
  expect(client.traffic.notModified).toBe(1);
});

test('answers to requests with a password are kept, apart for each account and without the password', async () => {
  const server = await serve((request, response) => {
    const { authorization = 'nobody' } = request.headers;
    const etag = `"${Buffer.from(authorization).toString('hex')}"`;
    const headers = { etag, 'cache-control': 'private', vary: 'Authorization' };
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(`for ${authorization.length}`);
  });
  const storePath = createStorePath();
  const accounts = [{ authorization: 'Basic c2VjcmV0' }, { authorization: 'Basic b3RoZXI=====' }, {}];
  const client = createTestClient({ storePath, obeyRobots: false });
  for (const headers of accounts) await client.get(server.origin, { headers });
  expect(client.traffic.notModified).toBe(0);
  const texts = [];
  for (const headers of accounts) texts.push(toText((await client.get(server.origin, { headers })).body));
  expect(texts).toEqual(['for 14', 'for 18', 'for 6']);
  expect(client.traffic.notModified).toBe(3);
  await client.close();
  expect(readFileSync(storePath).includes('c2VjcmV0')).toBe(false);
});

test('an answer marked no-store is not kept', async () => {
  const server = await serve(answerWithEtag({ 'cache-control': 'no-store', date: DATE }));
  const client = createTestClient();
  await client.get(server.origin);
  await client.get(server.origin, { unchangedSince: new Date(0) });
  expect(server.requests.map((request) => request.headers['if-none-match'])).toEqual([undefined, undefined]);
});

test('a dead partner is an error, although its stored answer allows stale-if-error', async () => {
  const server = await serve(answerWithEtag({ 'cache-control': 'max-age=0, stale-if-error=86400' }));
  const client = createTestClient({ obeyRobots: false });
  await client.get(server.origin);
  await server.close();
  expect(await failureOf(client.get(server.origin))).toMatchObject({ name: 'FeedError', code: 'FEED_UNREACHABLE' });
});

test.each([404, 500])('a %i is an error, and the stored answer outlives it', async (status) => {
  const server = await serve((request, response, count) => {
    if (count === 2) response.writeHead(status, { 'last-modified': 'Sat, 01 Jan 2000 00:00:00 GMT' }).end('oops');
    else answerWithEtag({ 'cache-control': 'stale-if-error=60' })(request, response);
  });
  const client = createTestClient({ tries: 1 });
  await client.get(server.origin);
  expect(await failureOf(client.get(server.origin))).toMatchObject({ code: 'FEED_STATUS', status });
  await client.get(server.origin);
  expect(client.traffic.notModified).toBe(1);
});

test('what has not changed since it was stored is used without asking, even robots.txt', async () => {
  const server = await serve((_request, response) => response.writeHead(200, { date: DATE }).end('page'));
  const storePath = createStorePath();
  await createTestClient({ storePath }).get(server.origin);
  const client = createTestClient({ storePath });
  const answer = await client.get(server.origin, { unchangedSince: new Date(DATE) });
  expect({ ...answer, body: toText(answer.body) }).toEqual({
    status: 200,
    url: `${server.origin}/`,
    redirectedFrom: [],
    permanent: true,
    headers: { date: DATE },
    body: 'page',
  });
  expect(server.requests).toHaveLength(1);
  expect(client.traffic).toEqual({ requests: 0, notModified: 0, fromStore: 1, bytes: 0 });
});

test('what changed after it was stored, or was never stored, is asked for', async () => {
  const server = await serve((_request, response) => response.writeHead(200, { date: DATE }).end('page'));
  const client = createTestClient();
  await client.get(server.origin, { unchangedSince: new Date(0) });
  await client.get(server.origin, { unchangedSince: new Date(Date.parse(DATE) + 1) });
  expect(server.requests).toHaveLength(2);
  expect(client.traffic.fromStore).toBe(0);
});

test('a stored body that does not decompress is forgotten and read anew', async () => {
  const whole = gzipSync('the catalogue');
  const server = await serve((request, response, count) => {
    const headers = { 'content-encoding': 'gzip', etag: '"v1"' };
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(count === 1 ? whole.subarray(0, 15) : whole);
  });
  const storePath = createStorePath();
  expect(await failureOf(createTestClient({ storePath, tries: 1 }).get(server.origin))).toMatchObject({
    code: 'FEED_MALFORMED',
    message: 'expected a body of content encoding gzip, got something else',
  });
  expect(toText((await createTestClient({ storePath }).get(server.origin)).body)).toBe('the catalogue');
});

test('an answer near the size limit is kept', async () => {
  const body = Buffer.alloc(3 * 1024 * 1024, 'lesson plan ');
  const server = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"big"') response.writeHead(304, { etag: '"big"' }).end();
    else response.writeHead(200, { etag: '"big"' }).end(body);
  });
  const client = createTestClient({ maxBodyBytes: body.byteLength });
  await client.get(server.origin);
  expect(Buffer.from((await client.get(server.origin)).body).equals(body)).toBe(true);
  expect(client.traffic.notModified).toBe(1);
});
