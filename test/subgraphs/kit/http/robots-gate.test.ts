// robots.txt as partners write it, served by real servers.

import { expect, test, vi } from 'vitest';
import { createRobotsGate } from '../../../../subgraphs/kit/http/robots-gate.ts';
import { createTestClient, failureOf, serve } from './serve.ts';

test('a disallowed address is refused without being asked for, an allowed one is read', async () => {
  const server = await serve((_request, response) => response.end('page'), 'User-agent: *\nDisallow: /private/\n');
  const client = createTestClient();
  expect((await client.get(`${server.origin}/public`)).status).toBe(200);
  expect(await failureOf(client.get(`${server.origin}/private/1?token=a`))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_FORBIDDEN_BY_ROBOTS',
    url: `${server.origin}/private/1?token=hidden`,
  });
  expect(server.requests.map(({ url }) => url)).toEqual(['/public']);
});

test('rules for our own name go before those for everybody', async () => {
  const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: Signpost\nDisallow: /never\n';
  const server = await serve((_request, response) => response.end('page'), robots);
  const client = createTestClient();
  expect((await client.get(server.origin)).status).toBe(200);
  expect(await failureOf(client.get(`${server.origin}/never`))).toMatchObject({ code: 'FEED_FORBIDDEN_BY_ROBOTS' });
});

test('the target of a redirect is judged by the robots.txt of its own origin', async () => {
  const target = await serve((_request, response) => response.end('page'), 'User-agent: *\nDisallow: /\n');
  const server = await serve((_request, response) => {
    response.writeHead(301, { location: `${target.origin}/page` }).end();
  });
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({
    code: 'FEED_FORBIDDEN_BY_ROBOTS',
    url: `${target.origin}/page`,
  });
});

test('robots.txt is read once, however many pages are asked for at once', async () => {
  let reads = 0;
  const server = await serve(
    (_request, response) => response.end('page'),
    (_request, response) => {
      reads++;
      response.end('User-agent: *\nAllow: /\n');
    },
  );
  const client = createTestClient();
  await Promise.all([1, 2, 3, 4].map((page) => client.get(`${server.origin}/${page}`)));
  expect(reads).toBe(1);
});

test('robots.txt is read again after a day', async () => {
  let reads = 0;
  const gate = createRobotsGate({
    userAgent: 'Signpost',
    read: async () => {
      reads++;
      return new Uint8Array();
    },
  });
  const url = new URL('https://example.invalid/');
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    await gate.enter(url);
    vi.setSystemTime(Date.now() + 23 * 60 * 60 * 1000);
    await gate.enter(url);
    expect(reads).toBe(1);
    vi.setSystemTime(Date.now() + 2 * 60 * 60 * 1000);
    await gate.enter(url);
    expect(reads).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test.each([401, 403, 404, 410])('a robots.txt that answers %i allows everything', async (status) => {
  const server = await serve(
    (_request, response) => response.end('page'),
    (_request, response) => response.writeHead(status).end('User-agent: *\nDisallow: /\n'),
  );
  expect((await createTestClient().get(server.origin)).status).toBe(200);
});

test('a robots.txt that fails forbids everything, after three tries in all', async () => {
  let reads = 0;
  const server = await serve(
    (_request, response) => response.end('page'),
    (_request, response) => {
      reads++;
      response.writeHead(503).end();
    },
  );
  const client = createTestClient();
  for (const page of ['/1', '/2']) {
    expect(await failureOf(client.get(server.origin + page))).toMatchObject({
      name: 'FeedError',
      code: 'FEED_STATUS',
      status: 503,
      url: `${server.origin}/robots.txt`,
    });
  }
  expect([reads, server.requests.length]).toEqual([3, 0]);
});

test('a robots.txt that never answers forbids everything, after three tries in all', async () => {
  let reads = 0;
  const server = await serve(
    (_request, response) => response.end('page'),
    () => {
      reads++;
    },
  );
  const client = createTestClient({ deadlineMs: 50 });
  expect(await failureOf(client.get(server.origin))).toMatchObject({
    code: 'FEED_TIMEOUT',
    url: `${server.origin}/robots.txt`,
  });
  expect([reads, server.requests.length]).toEqual([3, 0]);
});

test('keeps the crawl-delay between any two requests to the host', async () => {
  const arrivedAt: number[] = [];
  const server = await serve((_request, response) => {
    arrivedAt.push(performance.now());
    response.end('page');
  }, 'User-agent: *\nCrawl-delay: 0.2\n');
  const client = createTestClient();
  await Promise.all([1, 2, 3].map((page) => client.get(`${server.origin}/${page}`)));
  const [first = 0, second = 0, third = 0] = arrivedAt;
  expect(second - first).toBeGreaterThan(180);
  expect(third - second).toBeGreaterThan(180);
});

test.each([
  ['3600', 10_000],
  ['2.5', 2500],
  ['-1', 0],
  ['soon', 0],
])('a crawl-delay of %s seconds is a pause of %i ms', async (delay, expected) => {
  const gate = createRobotsGate({
    userAgent: 'Signpost/0.1.0',
    read: async () => Buffer.from(`User-agent: *\nCrawl-delay: ${delay}\n`),
  });
  expect(await gate.enter(new URL('https://example.invalid/'))).toBe(expected);
});

test('a client that is told not to obey never asks for robots.txt', async () => {
  const server = await serve((_request, response) => response.end('page'), 'User-agent: *\nDisallow: /\n');
  const client = createTestClient({ obeyRobots: false });
  expect((await client.get(server.origin)).status).toBe(200);
  expect(client.traffic.requests).toBe(1);
});
