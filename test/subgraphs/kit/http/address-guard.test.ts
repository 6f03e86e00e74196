// Which addresses the client talks to, asked of the guard and of the client.

import { expect, test } from 'vitest';
import { createAddressGuard } from '../../../../subgraphs/kit/http/address-guard.ts';
import { createTestClient, failureOf, serve } from './serve.ts';

const problemOf = (url: string, allowedHosts: readonly string[] = []): string | null => {
  try {
    createAddressGuard(allowedHosts, 1000).assertAllowed(new URL(url));
    return null;
  } catch (error) {
    return String(error);
  }
};

test.each(['https://example.org/feed', 'https://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://example.org:8443/'])(
  'allows %s',
  (url) => expect(problemOf(url)).toBeNull(),
);

test.each([
  ['http://example.org/', 'expected an https address, as the host is not one the operator allows'],
  ['ftp://example.org/', 'expected an https address'],
  ['data:text/plain,x', 'expected an https address'],
  ['https://user@example.org/', 'expected an address without user and password'],
  ['https://127.0.0.1/', 'expected a public address'],
  ['https://0x7f.1/', 'expected a public address'],
  ['https://10.1.2.3/', 'expected a public address'],
  ['https://[::1]/', 'expected a public address'],
  ['https://[::ffff:192.168.0.1]/', 'expected a public address'],
  ['https://[fd00::1]/', 'expected a public address'],
])('refuses %s', (url, problem) => expect(problemOf(url)).toMatch(`FeedError: ${problem}, got `));

test('an allowed host may be private and without TLS; with a port in its name, on this port only', () => {
  const hosts = ['Sandbox.internal', '127.0.0.1:4000', '[::1]:4000', '10.0.0.1:443'];
  const urls = [
    'http://sandbox.internal/',
    'http://sandbox.internal:81/',
    'http://127.0.0.1:4000/',
    'http://127.0.0.1:4001/',
    'http://[::1]:4000/',
    'https://10.0.0.1/',
    'http://10.0.0.1/',
    'http://evil.sandbox.internal/',
  ];
  expect(urls.filter((url) => problemOf(url, hosts) === null)).toEqual([
    'http://sandbox.internal/',
    'http://sandbox.internal:81/',
    'http://127.0.0.1:4000/',
    'http://[::1]:4000/',
    'https://10.0.0.1/',
  ]);
});

test('an allowed host may resolve to loopback', async () => {
  const server = await serve((_request, response) => response.end('inner'));
  const client = createTestClient({ allowedHosts: [`localhost:${server.port}`] });
  expect((await client.get(`http://localhost:${server.port}/`)).status).toBe(200);
});

test('a name that resolves to loopback is refused, and not tried again', async () => {
  const server = await serve((_request, response) => response.end('inner'));
  const client = createTestClient({ allowedHosts: [], backoffMs: 60_000 });
  expect(await failureOf(client.get(`https://localhost:${server.port}/`))).toMatchObject({
    name: 'FeedError',
    code: 'FEED_FORBIDDEN_ADDRESS',
  });
  expect(client.traffic.requests).toBe(0);
});

test('what is no address is refused without repeating it', async () => {
  expect(await failureOf(createTestClient().get('not an address: secret'))).toMatchObject({
    code: 'FEED_FORBIDDEN_ADDRESS',
    url: '(not an address)',
    message: 'expected an absolute https address',
  });
});
