import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createCache } from '../../gateway/create-cache.ts';
import { SILENT } from '../support/open-tiny-gateway.ts';

test('memory is bounded where no Redis is given', async () => {
  expect((await createCache(undefined, SILENT)).cache).toBe('bounded');
});

test('a Redis that is away is a miss, not a failure', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const { cache, close } = await createCache(`redis://127.0.0.1:${port}`, SILENT);
  if (cache === 'bounded') throw new Error('expected a cache of our own');
  expect(await cache.get('some')).toBeUndefined();
  await cache.set('some', 'thing', { ttl: 60 });
  await close();
  server.close();
});
