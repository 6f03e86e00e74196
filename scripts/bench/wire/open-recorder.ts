// Stands between a client and a server, passes every POST on and keeps its body, so that the very same can be sent again.
// What the server refuses is passed back as it is.
import fastify from 'fastify';
import { Pool } from 'undici';

export interface RecordedRequest {
  readonly path: string;
  readonly body: string;
}

export interface Recorder {
  /** To be given to the client in place of the server's. */
  readonly url: string;
  /** What was sent since the last call, in order. */
  take(): readonly RecordedRequest[];
  close(): Promise<void>;
}

export async function openRecorder(origin: string): Promise<Recorder> {
  const pool = new Pool(origin);
  const requests: RecordedRequest[] = [];
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post<{ Body: string }>('/*', async ({ url: path, body, headers }, reply) => {
    requests.push({ path, body });
    const { authorization = '' } = headers;
    const answer = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
    });
    return reply
      .code(answer.statusCode)
      .type('application/json')
      .send(await answer.body.text());
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    take: () => requests.splice(0),
    async close() {
      await app.close();
      await pool.close();
    },
  };
}
