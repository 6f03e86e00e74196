// A Meilisearch of its own that holds generated documents under the settings of the live index. Work that the engine does
// not end well fails the bench.
import { createSearchEngine } from '../../../subgraphs/discovery/create-search-engine.ts';
import { LIVE_INDEX } from '../../../subgraphs/discovery/index-settings.ts';
import { ITEMS_RECIPE } from '../../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import type { SearchDocument } from '../../../subgraphs/discovery/search-document.ts';
import type { SearchEngine } from '../../../subgraphs/discovery/search-engine.ts';
import { openMeilisearch } from '../../meilisearch/open-meilisearch.ts';
import type { Stack } from '../open-stack.ts';

export interface FilledEngine {
  readonly engine: SearchEngine;
  close(): Promise<void>;
}

const DOCUMENTS_AT_ONCE = 20_000;

export async function openFilledEngine(
  { settings, log, createFolder }: Stack,
  documents: Iterable<SearchDocument>,
  signal: AbortSignal,
): Promise<FilledEngine> {
  const own = { ...settings, DATA_DIR: await createFolder(), MEILI_URL: undefined, MEILI_API_KEY: undefined };
  const { url, searchKey, indexKey, close } = await openMeilisearch(own, log);
  try {
    const writer = createMeilisearchIndexWriter({ url, apiKey: indexKey });
    await writer.create(LIVE_INDEX, ITEMS_RECIPE.settings);
    let portion: SearchDocument[] = [];
    const write = async (): Promise<void> => {
      signal.throwIfAborted();
      await writer.write(LIVE_INDEX, { upserts: portion, deletions: [] });
      portion = [];
    };
    for (const document of documents) {
      portion.push(document);
      if (portion.length === DOCUMENTS_AT_ONCE) await write();
    }
    if (portion.length > 0) await write();
    return { engine: createSearchEngine({ url, searchKey, indexName: LIVE_INDEX }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
