import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { toListenFault } from '../../../subgraphs/kit/listen-fault.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(port: number, host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

const faultOf = async (port: number, host: string): Promise<string | null> =>
  toListenFault(await listen(port, host).catch((error: unknown) => error));

test('a port that is taken is told with its address and what to do', async () => {
  const port = await listen(0, '127.0.0.1');
  expect(await faultOf(port, '127.0.0.1')).toBe(
    `127.0.0.1:${port} is taken: stop what listens there, or choose another port (0 takes a free one).`,
  );
});

test('an address of another machine, and a name that nobody knows, are told as such', async () => {
  expect(await faultOf(0, '192.0.2.1')).toBe('192.0.2.1 is no address of this machine.');
  expect(await faultOf(0, 'nowhere.invalid')).toBe('nowhere.invalid is a name that nobody knows.');
});

test('any other error has no words here', () => {
  expect(toListenFault(new TypeError('m'))).toBeNull();
  expect(toListenFault(Object.assign(new Error('m'), { syscall: 'connect', code: 'EADDRINUSE' }))).toBeNull();
  expect(toListenFault('EADDRINUSE')).toBeNull();
});
