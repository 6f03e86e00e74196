// A real Meilisearch for the tests of one file, and what they look up in it behind the indexer's back.
import { rm } from 'node:fs/promises';
import { Meilisearch } from 'meilisearch';
import { createKeys } from '../../scripts/meilisearch/create-keys.ts';
import { startPrivateMeilisearch } from '../../scripts/meilisearch/start-private-meilisearch.ts';
import type { HeldDocument } from '../../subgraphs/discovery/indexing/diff-documents.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface IndexEngine {
  readonly url: string;
  readonly indexKey: string | undefined;
  readonly client: Meilisearch;
  /** Every document of an index, by documentId. */
  documents(uid: string): Promise<HeldDocument[]>;
  /** How many pieces of writing work it was ever given. */
  countTasks(): Promise<number>;
  close(): Promise<void>;
}

export async function openIndexEngine(): Promise<IndexEngine> {
  const folder = await createTemporaryFolder();
  const running = await startPrivateMeilisearch({ dataDirectory: folder.path, log: createLog('silent') });
  const { url, masterKey } = running;
  const { indexKey } = await createKeys({ url, masterKey });
  const client = new Meilisearch({
    host: url,
    apiKey: masterKey,
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
  return {
    url,
    indexKey,
    client,
    async documents(uid) {
      const { results } = await client.index(uid).getDocuments<HeldDocument>({ limit: 1_000_000 });
      return results.sort((one, other) => (one.documentId < other.documentId ? -1 : 1));
    },
    countTasks: async () => (await client.tasks.getTasks({ limit: 1 })).total,
    async close() {
      await running.close();
      await rm(folder.path, { recursive: true, force: true });
    },
  };
}
