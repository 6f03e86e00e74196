// A real index of given documents, with the engine as searches use it: through the port, with a key that may only search.
import { createKeys } from '../../scripts/meilisearch/create-keys.ts';
import { createSearchEngine } from '../../subgraphs/discovery/create-search-engine.ts';
import { INDEX_SETTINGS, LIVE_INDEX } from '../../subgraphs/discovery/index-settings.ts';
import type { SearchDocument } from '../../subgraphs/discovery/search-document.ts';
import type { SearchEngine } from '../../subgraphs/discovery/search-engine.ts';
import { type IndexEngine, openIndexEngine } from './index-engine.ts';

export interface SearchIndex {
  readonly url: string;
  readonly searchKey: string | undefined;
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

export async function openSearchIndex(documents: readonly SearchDocument[]): Promise<SearchIndex> {
  const running = await openIndexEngine();
  await fill(running, documents);
  const { searchKey } = await createKeys({ url: running.url, masterKey: running.client.config.apiKey });
  return {
    url: running.url,
    searchKey,
    engine: createSearchEngine({ url: running.url, searchKey, indexName: LIVE_INDEX }),
    close: () => running.close(),
  };
}

async function fill({ client }: IndexEngine, documents: readonly SearchDocument[]): Promise<void> {
  const index = client.index<SearchDocument>(LIVE_INDEX);
  const work = [
    () => client.createIndex(LIVE_INDEX, { primaryKey: 'documentId' }),
    () => index.updateSettings(INDEX_SETTINGS),
    () => index.addDocuments([...documents]),
  ];
  for (const start of work) {
    const task = await start().waitTask({ timeout: 60_000, interval: 20 });
    if (task.status !== 'succeeded') throw new Error(`the engine refused: ${task.error?.message ?? task.status}`);
  }
}
