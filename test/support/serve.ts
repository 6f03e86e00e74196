// A real HTTP server for one test, on a port of its own. A path that no route answers is a 404; a route that throws is
// a 500, so that a test sees its mistake.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: string | Uint8Array | object;
}

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Route = Reply | ((request: ReceivedRequest, origin: string) => Reply);

export interface TestServer extends AsyncDisposable {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Every request so far, in order. */
  readonly requests: readonly ReceivedRequest[];
}

/**
 * Serves routes by path with query, or by path alone; `await using` closes the server at the end of the test.
 * @param routes read anew for each request, so a test may build them from the server's origin
 */
export async function serve(routes: (origin: string) => Readonly<Record<string, Route>>): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  let origin = '';
  const server = createServer((incoming, outgoing) => {
    const target = incoming.url ?? '/';
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const request = { method: incoming.method ?? '', target, headers };
    requests.push(request);
    try {
      const all = routes(origin);
      const route = all[target] ?? all[new URL(target, origin).pathname];
      const reply = typeof route === 'function' ? route(request, origin) : (route ?? { status: 404 });
      const { status = 200, headers: replyHeaders = {}, body = '' } = reply;
      outgoing.writeHead(status, replyHeaders);
      outgoing.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
    } catch (error) {
      outgoing.writeHead(500);
      outgoing.end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
