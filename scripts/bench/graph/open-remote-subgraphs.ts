// Every subgraph over HTTP, served by a thread of its own. One that cannot be served rejects with its reason.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Settings } from '../../../subgraphs/kit/env.ts';

const SERVER = new URL('./serve-subgraphs.ts', import.meta.url);
const urlsShape = z.tuple([z.record(z.string(), z.url())]);

export interface RemoteSubgraphs {
  /** Where a subgraph takes GraphQL over POST. Throws for a name that is none. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

/** `settings` name the Meilisearch and the data directory to read. */
export async function openRemoteSubgraphs(settings: Settings): Promise<RemoteSubgraphs> {
  const worker = new Worker(SERVER, { workerData: settings });
  const [urls] = urlsShape.parse(await once(worker, 'message'));
  return {
    urlOf(name) {
      const url = urls[name];
      if (url === undefined) throw new Error(`no subgraph is called '${name}'`);
      return url;
    },
    async close() {
      await worker.terminate();
    },
  };
}
