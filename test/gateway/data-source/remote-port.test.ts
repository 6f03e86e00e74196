import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createRemotePort } from '../../../gateway/data-source/remote-port.ts';
import { SubgraphFailure, type SubgraphFetch } from '../../../gateway/data-source/subgraph-fetch.ts';
import { createOperationContext } from '../../../gateway/operation-context.ts';

const QUERY = 'query Count($first: Int) { hills(first: $first) { count } }';

function fetchOf(timeoutMs: number, signal?: AbortSignal): SubgraphFetch {
  return {
    document: parse(QUERY),
    query: QUERY,
    variables: { first: 3 },
    operationName: 'Count',
    context: createOperationContext(timeoutMs, signal),
    timeoutMs,
  };
}

async function ask(listener: RequestListener, timeoutMs = 2_000, signal?: AbortSignal) {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const remote = createRemotePort({ name: 'hill', url: `http://127.0.0.1:${port}/graphql?x=1`, maxAnswerBytes: 2_000 });
  try {
    return await remote.ask(fetchOf(timeoutMs, signal));
  } catch (error) {
    if (error instanceof SubgraphFailure) return [error.code, error.message];
    throw error;
  } finally {
    await remote.close();
    server.closeAllConnections();
    server.close();
  }
}

const send =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);

describe('a remote subgraph', () => {
  test('is asked by an uncompressed JSON POST, with the variables as they are', async () => {
    const answer = await ask(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, url, headers } = request;
      const asked = { method, url, type: headers['content-type'], encoding: headers['accept-encoding'] };
      response.end(JSON.stringify({ data: { asked, body: JSON.parse(Buffer.concat(chunks).toString()) } }));
    });
    expect(answer).toEqual({
      data: {
        asked: { method: 'POST', url: '/graphql?x=1', type: 'application/json', encoding: 'identity' },
        body: { query: QUERY, variables: { first: 3 }, operationName: 'Count' },
      },
    });
  });

  test('may answer in part', async () => {
    const body = { data: { hills: null }, errors: [{ message: 'no', path: ['hills'], extensions: { code: 'NO' } }] };
    expect(await ask(send(200, JSON.stringify(body)))).toEqual(body);
  });

  const UNAVAILABLE = ['SUBGRAPH_UNAVAILABLE', 'hill is not available'];
  const INVALID = ['SUBGRAPH_ANSWER_INVALID', 'hill gave an answer that is not usable'];
  const TIMEOUT = ['SUBGRAPH_TIMEOUT', 'hill did not answer in time'];
  test.each<[string, RequestListener, readonly string[]]>([
    ['a server error', send(503, '{"data":{}}'), UNAVAILABLE],
    ['a broken connection', (request) => request.socket.destroy(), UNAVAILABLE],
    ['a refused request', send(400, '{"errors":[{"message":"no"}]}'), INVALID],
    ['a redirect', (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(), INVALID],
    ['something that is not JSON', send(200, '<h1>It works!</h1>'), INVALID],
    ['JSON that is not an answer', send(200, '[1]'), INVALID],
    ['errors of the wrong shape', send(200, '{"errors":[{"text":"no"}]}'), INVALID],
    ['an answer that is too large', send(200, JSON.stringify({ data: { text: 'x'.repeat(3_000) } })), INVALID],
  ])('that gives %s fails by name, without its address', async (_, listener, expected) => {
    expect(await ask(listener)).toEqual(expected);
  });

  test.each<[string, RequestListener]>([
    ['says nothing', () => {}],
    ['never ends its answer', (_, response) => response.writeHead(200).write('{')],
  ])('that %s meets the deadline', async (_, listener) => {
    expect(await ask(listener, 100)).toEqual(TIMEOUT);
  });

  test('sees the connection end when the client gives up', async () => {
    const stop = new AbortController();
    const gone = Promise.withResolvers<void>();
    const asked = ask(
      (request) => {
        request.socket.once('close', () => gone.resolve());
        stop.abort(new Error('enough'));
      },
      2_000,
      stop.signal,
    );
    await expect(asked).rejects.toThrow('enough');
    await gone.promise;
  });
});
