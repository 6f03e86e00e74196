// The counter between a client and a real server.
import { expect, it } from 'vitest';
import { openTrafficCounter } from '../../../../scripts/bench/incremental/count-traffic.ts';
import { serve } from '../../../support/serve.ts';

it('passes requests and answers on as they are, and counts them and the bytes of their bodies, once', async () => {
  await using server = await serve(() => ({
    '/documents': ({ headers }) => ({
      status: 202,
      headers: { 'x-key': headers.authorization ?? '' },
      body: 'ten bytes.',
    }),
  }));
  const counter = await openTrafficCounter(server.origin);
  const answer = await fetch(`${counter.url}/documents?a=1`, {
    method: 'POST',
    headers: { authorization: 'Bearer key' },
    body: '[1,2]',
  });
  expect([answer.status, answer.headers.get('x-key'), await answer.text()]).toEqual([202, 'Bearer key', 'ten bytes.']);
  expect((await fetch(`${counter.url}/nothing`)).status).toBe(404);
  expect(server.requests.map(({ target }) => target)).toEqual(['/documents?a=1', '/nothing']);
  expect(counter.take()).toEqual({ requests: 2, bytes: 15 });
  expect(counter.take()).toEqual({ requests: 0, bytes: 0 });
  await counter.close();
});

it('breaks the connection off where the server does not answer', async () => {
  const server = await serve(() => ({}));
  const counter = await openTrafficCounter(server.origin);
  await server[Symbol.asyncDispose]();
  await expect(fetch(counter.url)).rejects.toThrow('fetch failed');
  await counter.close();
});
