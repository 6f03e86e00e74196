// The way to the search engine, over a real HTTP server in its place: what it answers, and what becomes of a bad answer.
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../subgraphs/discovery/create-search-engine.ts';
import { createEngineHttp, EngineRefusal } from '../../../subgraphs/discovery/engine-http.ts';

let answer: { readonly status: number; readonly body: string };
const server = fastify({ forceCloseConnections: true });
let url: string;

beforeAll(async () => {
  server.post('/multi-search', async (_request, reply) => reply.code(answer.status).send(answer.body));
  server.post('/echo', async ({ body, headers }) => ({ body, key: headers.authorization }));
  server.post('/refuse', async (_request, reply) => reply.code(400).send({ code: 'invalid_search_q' }));
  server.post('/silent', () => new Promise(() => {}));
  server.post('/unfinished', (_request, reply) => {
    reply.hijack();
    reply.raw.write('{"hits":');
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

describe('what is carried to the engine', () => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer key' } };

  it('arrives with its headers, and the answer comes back parsed', async () => {
    const http = createEngineHttp();
    expect(await http(`${url}/echo`, { ...post, body: '{"q":"é"}' })).toEqual({ body: { q: 'é' }, key: 'Bearer key' });
  });

  it('is a refusal with the engine’s own word where it is refused', async () => {
    const refused = createEngineHttp()(`${url}/refuse`, { ...post, body: '{}' });
    await expect(refused).rejects.toBeInstanceOf(EngineRefusal);
    await expect(refused).rejects.toMatchObject({ status: 400, code: 'invalid_search_q' });
  });

  it.each(['silent', 'unfinished'])('is given up when time is up: %s', async (path) => {
    const late = createEngineHttp(50)(`${url}/${path}`, { ...post, body: '{}' });
    await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a search', () => {
  it.each([
    [400, '{"code":"invalid_search_filter"}', 'SEARCH_REFUSED'],
    [403, '{"code":"invalid_api_key"}', 'SEARCH_KEY_REFUSED'],
    [404, '{"code":"index_not_found"}', 'INDEX_MISSING'],
    [429, '{"code":"too_many_search_requests"}', 'SEARCH_UNAVAILABLE'],
    [500, '{}', 'SEARCH_UNAVAILABLE'],
    [502, '<h1>Bad gateway</h1>', 'SEARCH_UNAVAILABLE'],
    [503, '', 'SEARCH_UNAVAILABLE'],
    [200, '{"results":[{"hits":', 'SEARCH_UNAVAILABLE'],
  ])('that is answered with status %i and %j fails as %3$s', async (status, body, code) => {
    answer = { status, body };
    const engine = createSearchEngine({ url, searchKey: 'key', indexName: 'items' });
    await expect(engine.assertHealthy()).rejects.toMatchObject({ code });
  });
});
