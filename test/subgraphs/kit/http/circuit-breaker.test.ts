// An origin that fails again and again is left alone, and asked again after a while by one request.
import { expect, test, vi } from 'vitest';
import { FeedError } from '../../../../subgraphs/kit/errors.ts';
import { createCircuitBreaker } from '../../../../subgraphs/kit/http/circuit-breaker.ts';
import { createTestClient, serve } from './serve.ts';

const ORIGIN = 'https://partner.invalid';
const down = new FeedError('FEED_UNREACHABLE', ORIGIN, 'no connection');
const status = (code: number) => new FeedError('FEED_STATUS', ORIGIN, 'a status', { status: code });

test('after so many failures in a row requests fail at once, and go on once the origin answers again', async () => {
  let isDown = true;
  const server = await serve((_request, response) => {
    response.writeHead(isDown ? 503 : 200).end('here');
  });
  const client = createTestClient({ failuresToGiveUp: 3, giveUpMs: 50 });
  const ask = () =>
    client.get(server.origin).then(
      ({ status: code }) => code,
      (error: FeedError) => error.code,
    );
  const asked = [await ask(), await ask(), await ask()];
  expect([asked, server.requests.length]).toEqual([['FEED_STATUS', 'FEED_STATUS', 'FEED_STATUS'], 9]);
  expect([await ask(), await ask(), server.requests.length]).toEqual(['FEED_GIVEN_UP', 'FEED_GIVEN_UP', 9]);
  isDown = false;
  expect(await vi.waitUntil(async () => (await ask()) === 200)).toBe(true);
  expect(await ask()).toBe(200);
});

test('the message says what failed and that nothing was asked', async () => {
  const breaker = createCircuitBreaker({ failures: 1, pauseMs: 60_000 });
  breaker.enter(ORIGIN).fail(down);
  expect(() => breaker.enter(ORIGIN)).toThrow(
    'expected answers from https://partner.invalid, but the last 1 requests failed: not asked again yet',
  );
});

test('one origin that is given up leaves the others alone', () => {
  const breaker = createCircuitBreaker({ failures: 1, pauseMs: 60_000 });
  breaker.enter(ORIGIN).fail(down);
  expect(() => breaker.enter('https://other.invalid').succeed()).not.toThrow();
});

test('after the pause one request tries, and no other beside it', () => {
  const breaker = createCircuitBreaker({ failures: 2, pauseMs: 0 });
  breaker.enter(ORIGIN).fail(down);
  breaker.enter(ORIGIN).fail(down);
  const trial = breaker.enter(ORIGIN);
  expect(() => breaker.enter(ORIGIN)).toThrow(FeedError);
  trial.fail(down);
  const second = breaker.enter(ORIGIN);
  second.succeed();
  const [one, other] = [breaker.enter(ORIGIN), breaker.enter(ORIGIN)];
  one.fail(down);
  other.succeed();
  expect(() => breaker.enter(ORIGIN)).not.toThrow();
});

test.each<[string, unknown, boolean]>([
  ['no connection', down, true],
  ['no answer in time', new FeedError('FEED_TIMEOUT', ORIGIN, 'late'), true],
  ['status 503', status(503), true],
  ['status 502', status(502), true],
  ['status 429', status(429), true],
  ['status 404', status(404), false],
  ['a broken body', new FeedError('FEED_MALFORMED', ORIGIN, 'broken'), false],
  ['a forbidden address', new FeedError('FEED_FORBIDDEN_ADDRESS', ORIGIN, 'private'), false],
  ['an abort of our own', new Error('stopped'), false],
])('%s counts: %s', (_, error, counts) => {
  const breaker = createCircuitBreaker({ failures: 1, pauseMs: 60_000 });
  breaker.enter(ORIGIN).fail(error);
  if (counts) expect(() => breaker.enter(ORIGIN)).toThrow(FeedError);
  else expect(() => breaker.enter(ORIGIN)).not.toThrow();
});

test('answers that are faults of the server take four times as many, so that a few broken feeds leave the healthy ones alone', () => {
  const breaker = createCircuitBreaker({ failures: 2, pauseMs: 60_000 });
  for (let fault = 1; fault <= 7; fault += 1) breaker.enter(ORIGIN).fail(status(500));
  breaker.enter(ORIGIN).succeed();
  for (let fault = 1; fault <= 7; fault += 1) breaker.enter(ORIGIN).fail(status(500));
  breaker.enter(ORIGIN).fail(status(500));
  expect(() => breaker.enter(ORIGIN)).toThrow('but the last 8 requests failed');
});

test('faults and failures add up', () => {
  const breaker = createCircuitBreaker({ failures: 2, pauseMs: 60_000 });
  breaker.enter(ORIGIN).fail(down);
  for (let fault = 1; fault <= 3; fault += 1) breaker.enter(ORIGIN).fail(status(500));
  expect(() => breaker.enter(ORIGIN).fail(status(500))).not.toThrow();
  expect(() => breaker.enter(ORIGIN)).toThrow('but the last 5 requests failed');
});

test('an answer between two failures, though not a wanted one, begins the count anew', () => {
  const breaker = createCircuitBreaker({ failures: 2, pauseMs: 60_000 });
  breaker.enter(ORIGIN).fail(down);
  breaker.enter(ORIGIN).fail(status(404));
  breaker.enter(ORIGIN).fail(down);
  expect(() => breaker.enter(ORIGIN)).not.toThrow();
});

test('an answer out of the store says nothing about the origin', async () => {
  let isDown = false;
  const server = await serve((request, response) => {
    if (isDown) return void response.writeHead(503).end();
    response.writeHead(200, { etag: '"1"', date: new Date().toUTCString() }).end(request.url);
  });
  const client = createTestClient({ failuresToGiveUp: 2, giveUpMs: 60_000 });
  await client.get(`${server.origin}/kept`);
  isDown = true;
  const unchangedSince = new Date(Date.now() - 60_000);
  await expect(client.get(`${server.origin}/a`)).rejects.toMatchObject({ code: 'FEED_STATUS' });
  expect((await client.get(`${server.origin}/kept`, { unchangedSince })).status).toBe(200);
  await expect(client.get(`${server.origin}/b`)).rejects.toMatchObject({ code: 'FEED_STATUS' });
  await expect(client.get(`${server.origin}/c`)).rejects.toMatchObject({ code: 'FEED_GIVEN_UP' });
});

test('an origin whose robots.txt cannot be read is given up too', async () => {
  const server = await serve(
    (_request, response) => response.end('here'),
    (_request, response) => response.writeHead(503).end(),
  );
  const client = createTestClient({ failuresToGiveUp: 2, giveUpMs: 60_000 });
  for (const code of ['FEED_STATUS', 'FEED_STATUS', 'FEED_GIVEN_UP']) {
    await expect(client.get(server.origin)).rejects.toMatchObject({ code });
  }
  expect(server.requests).toHaveLength(0);
});
