// A real Meilisearch at an address that stays, to be killed and started again in the middle of its work. One that does not
// come back is thrown.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { createKeys } from '../../scripts/meilisearch/create-keys.ts';
import { findMeilisearchBinary } from '../../scripts/meilisearch/meilisearch-binary.ts';
import { answers } from '../../scripts/meilisearch/meilisearch-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const MASTER_KEY = 'a-master-key-for-tests-alone';
const START_DEADLINE_MS = 30_000;
const POLL_MS = 25;

export interface RestartableEngine {
  readonly url: string;
  readonly searchKey: string | undefined;
  readonly indexKey: string | undefined;
  /** With the master key. */
  readonly client: Meilisearch;
  /** Resolves once the process is gone: SIGTERM lets it end its work in order, SIGKILL does not. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Resolves once it answers; at once when it runs. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openRestartableEngine(): Promise<RestartableEngine> {
  const folder = await createTemporaryFolder();
  const address = `127.0.0.1:${await findFreePort()}`;
  const url = `http://${address}`;
  const binary = findMeilisearchBinary(folder.path);
  const options = ['--db-path', `${folder.path}/data.ms`, '--http-addr', address, '--env', 'production'];
  let running: ChildProcess | null = null;

  async function start(): Promise<void> {
    if (running !== null) return;
    running = spawn(binary, [...options, '--log-level', 'ERROR', '--no-analytics'], {
      cwd: folder.path,
      env: { MEILI_MASTER_KEY: MASTER_KEY },
      stdio: 'ignore',
    });
    const deadline = Date.now() + START_DEADLINE_MS;
    while (!(await answers(url, MASTER_KEY))) {
      if (Date.now() > deadline) throw new Error('Meilisearch did not come back');
      await delay(POLL_MS);
    }
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const stopping = running;
    if (stopping === null) return;
    running = null;
    const gone = once(stopping, 'close');
    stopping.kill(signal);
    await gone;
  }

  // A test process that ends on its own account leaves nothing behind.
  const endWithUs = (): void => void running?.kill('SIGKILL');
  process.once('exit', endWithUs);
  await start();
  const { searchKey, indexKey } = await createKeys({ url, masterKey: MASTER_KEY });
  const requestInit = { headers: { 'accept-encoding': 'identity' } };
  return {
    url,
    searchKey,
    indexKey,
    client: new Meilisearch({ host: url, apiKey: MASTER_KEY, requestInit }),
    start,
    stop,
    async close() {
      process.off('exit', endWithUs);
      await stop('SIGKILL');
      await folder.remove();
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
