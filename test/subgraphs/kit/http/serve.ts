// Real HTTP servers on loopback and clients for them, each closed when its test ends. A server counts what arrives, so
// that a test can tell an answer of the partner from one of the store.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../../../subgraphs/kit/http/create-http-client.ts';
import type { HttpClient } from '../../../../subgraphs/kit/http/http-client.ts';

export interface TestServer {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** Requests that arrived, robots.txt left out. */
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
}

/** Without a `robots` text, robots.txt is 404. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  robots?: string | RequestListener,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') {
      if (typeof robots === 'function') robots(request, response);
      else response.writeHead(robots === undefined ? 404 : 200).end(robots);
      return;
    }
    requests.push(request);
    answer(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  onTestFinished(close);
  const host = `127.0.0.1:${address.port}`;
  return { origin: `http://${host}`, host, port: address.port, requests, close };
}

/** A client that may talk to 127.0.0.1 on any port, and waits next to nothing between tries. */
export function createTestClient(options: Partial<HttpClientOptions> = {}): HttpClient {
  const client = createHttpClient({
    userAgent: 'Signpost/0.1.0',
    contact: 'feeds@signpost.invalid',
    allowedHosts: ['127.0.0.1'],
    storePath: null,
    backoffMs: 1,
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

/** The path of a store file that does not exist yet, in a folder that goes with the test. */
export function createStorePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-http-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'kept', 'answers.sqlite');
}

export function toText(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

/** The error that a promise ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('expected a failure'),
    (error: unknown) => error,
  );
}
