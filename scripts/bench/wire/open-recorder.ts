// Stands between a client and a server, passes every POST on and keeps its body, so that the very same can be sent again.
// What the server refuses is passed back as it is.
import fastify from 'fastify';
import { Pool } from 'undici';

export interface RecordedRequest {
  readonly path: string;
  readonly body: string;
  /** How many answers the client had when it sent this: those with the same number were on their way together. */
  readonly answersBefore: number;
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
  let answers = 0;
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post<{ Body: string }>('/*', async ({ url: path, body, headers }, reply) => {
    requests.push({ path, body, answersBefore: answers });
    const { authorization = '' } = headers;
    const answer = await pool.request({
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
    });
    const text = await answer.body.text();
    answers += 1;
    return reply.code(answer.statusCode).type('application/json').send(text);
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
