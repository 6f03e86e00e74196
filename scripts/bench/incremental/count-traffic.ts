// Stands between a client and a server, passes everything on as it comes, and counts it. A server that does not answer is
// passed back as a connection that breaks off.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

export interface Traffic {
  readonly requests: number;
  /** Of the bodies, both ways. */
  readonly bytes: number;
}

export interface TrafficCounter {
  /** To be given to the client in place of the server's. */
  readonly url: string;
  /** What has passed since the last call. */
  take(): Traffic;
  close(): Promise<void>;
}

export async function openTrafficCounter(origin: string): Promise<TrafficCounter> {
  // A connection that was kept may be closed by the engine at the moment it is used again, minutes later.
  const agent = new Agent({ keepAlive: false });
  let requests = 0;
  let bytes = 0;
  const count = (chunk: Buffer): void => {
    bytes += chunk.byteLength;
  };
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    incoming.on('data', count);
    const { method, headers, url = '/' } = incoming;
    const onward = request(new URL(url, origin), { method, headers, agent });
    onward.once('error', () => outgoing.destroy());
    onward.once('response', (answer) => {
      answer.on('data', count);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, outgoing).catch(() => outgoing.destroy());
    });
    pipeline(incoming, onward).catch(() => onward.destroy());
  });
  // Nor may this side close one: while a large harvest keeps the process busy, its clock runs late.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take() {
      const passed = { requests, bytes };
      requests = 0;
      bytes = 0;
      return passed;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      agent.destroy();
    },
  };
}
