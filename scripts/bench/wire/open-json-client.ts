// The client of every bench over HTTP, the same for both sides: kept connections, plain JSON, nothing compressed. An
// answer that is not a 200 is an error.
import { Pool } from 'undici';

const CONNECTIONS = 16;

export interface JsonClient {
  /** The answer's body, parsed. */
  post(path: string, body: string): Promise<unknown>;
  close(): Promise<void>;
}

export function openJsonClient(origin: string, headers: Readonly<Record<string, string>> = {}): JsonClient {
  const pool = new Pool(origin, { connections: CONNECTIONS });
  return {
    async post(path, body) {
      const answer = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
      return JSON.parse(text);
    },
    close: () => pool.close(),
  };
}
