// Redirects between real servers, and the steps that the client refuses to take.

import { expect, test } from 'vitest';
import type { FeedError } from '../../../../subgraphs/kit/errors.ts';
import { followRedirects, type Step } from '../../../../subgraphs/kit/http/follow-redirects.ts';
import { createTestClient, failureOf, serve, toText } from './serve.ts';

/** Paths such as `/301/302/end` redirect one number at a time. */
const serveChain = () =>
  serve((request, response) => {
    const [, status, ...rest] = (request.url ?? '').split('/');
    if (/^30\d$/.test(status ?? ''))
      response.writeHead(Number(status), { location: `/${rest.join('/')}` }).end('moved');
    else response.end('arrived');
  });

test.each([
  [301, true],
  [302, false],
  [303, false],
  [307, false],
  [308, true],
])('follows a %i and tells whether it is permanent: %s', async (status, permanent) => {
  const server = await serveChain();
  const answer = await createTestClient().get(`${server.origin}/${status}/end`);
  expect({ ...answer, body: toText(answer.body), headers: {} }).toEqual({
    status: 200,
    url: `${server.origin}/end`,
    redirectedFrom: [`${server.origin}/${status}/end`],
    permanent,
    headers: {},
    body: 'arrived',
  });
});

test('a walk is permanent only when each step is', async () => {
  const server = await serveChain();
  const answer = await createTestClient().get(`${server.origin}/301/302/308/end`);
  expect([answer.redirectedFrom, answer.permanent]).toEqual([
    [`${server.origin}/301/302/308/end`, `${server.origin}/302/308/end`, `${server.origin}/308/end`],
    false,
  ]);
});

test('takes five redirects and no sixth', async () => {
  const server = await serveChain();
  const client = createTestClient();
  expect((await client.get(`${server.origin}/301/301/301/301/301/end`)).redirectedFrom).toHaveLength(5);
  expect(await failureOf(client.get(`${server.origin}/302/302/302/302/302/302/end`))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_STATUS',
    status: 302,
    message: `expected at most 5 redirects, got status 302 from ${server.origin}/302/end`,
  });
});

test('a loop ends at its first repetition', async () => {
  const server = await serve((request, response) => {
    response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
  });
  expect(await failureOf(createTestClient().get(`${server.origin}/a`))).toMatchObject({
    code: 'FEED_STATUS',
    message: `expected no redirect back to an earlier address, got status 302 from ${server.origin}/b`,
  });
  expect(server.requests).toHaveLength(2);
});

test.each([undefined, 'https://exa mple/'])('a redirect to the location %s is an error', async (location) => {
  const server = await serve((_request, response) => response.writeHead(302, location ? { location } : {}).end());
  expect(await failureOf(createTestClient().get(server.origin))).toMatchObject({
    code: 'FEED_STATUS',
    message: `expected a redirect with a readable location, got status 302 from ${server.origin}/`,
  });
});

test.each([
  'https://169.254.169.254/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'https://[::ffff:127.0.0.1]/',
  'https://2130706433/',
  'http://example.invalid/',
  'file:///etc/passwd',
  'https://user:secret@example.invalid/',
])('a redirect to %s is refused without a try', async (location) => {
  const server = await serve((_request, response) => response.writeHead(302, { location }).end());
  const client = createTestClient({ allowedHosts: [server.host] });
  const failure = (await failureOf(client.get(server.origin))) as FeedError;
  expect([failure.code, failure.message.includes('secret')]).toEqual(['FEED_FORBIDDEN_ADDRESS', false]);
  expect(server.requests).toHaveLength(1);
});

test('a redirect to a name that resolves to loopback is refused before anything connects', async () => {
  const inner = await serve((_request, response) => response.end('inner'));
  const outer = await serve((_request, response) => {
    response.writeHead(302, { location: `https://localhost:${inner.port}/` }).end();
  });
  const client = createTestClient({ allowedHosts: [outer.host], obeyRobots: false });
  expect(await failureOf(client.get(outer.origin))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_FORBIDDEN_ADDRESS',
    url: `https://localhost:${inner.port}/`,
    message: 'expected localhost to resolve to public addresses only',
  });
  expect(outer.requests).toHaveLength(1);
});

test('the password and the other headers of the caller stay with the origin they were meant for', async () => {
  const elsewhere = await serve((request, response) => {
    response.writeHead(302, { location: request.url === '/back' ? `${home.origin}/end` : '/end' }).end();
  });
  const home = await serve((request, response) => {
    if (request.url === '/end') response.end('arrived');
    else response.writeHead(302, { location: request.url === '/own' ? '/end' : `${elsewhere.origin}/back` }).end();
  });
  const client = createTestClient();
  const request = { accept: 'text/csv', headers: { authorization: 'Basic c2VjcmV0', 'x-api-key': 'k' } };
  await client.get(`${home.origin}/own`, request);
  expect(home.requests.map(({ headers }) => headers.authorization)).toEqual(['Basic c2VjcmV0', 'Basic c2VjcmV0']);

  await client.get(`${home.origin}/away`, request);
  expect(elsewhere.requests[0]?.headers).toMatchObject({ accept: 'text/csv' });
  expect(elsewhere.requests[0]?.headers).not.toHaveProperty('authorization');
  expect(elsewhere.requests[0]?.headers).not.toHaveProperty('x-api-key');
  // Back at home by the word of another origin: still without.
  expect(home.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/own', 'Basic c2VjcmV0'],
    ['/end', 'Basic c2VjcmV0'],
    ['/away', 'Basic c2VjcmV0'],
    ['/end', undefined],
  ]);
});

test('a step from https to http is refused', async () => {
  const step: Step = async () => ({ status: 301, headers: { location: 'http://example.invalid/' }, body: Buffer.of() });
  expect(await failureOf(followRedirects(new URL('https://example.invalid/?key=s'), step, 5))).toMatchObject({
    code: 'FEED_FORBIDDEN_ADDRESS',
    status: 301,
    message: 'expected https://example.invalid/?key=hidden to redirect to https, got http://example.invalid/',
  });
});
