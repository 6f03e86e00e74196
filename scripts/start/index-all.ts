// One index run over every partner, through the gateway of this process. A partner that cannot be read is told in the
// report; an engine that fails rejects.
import type { RunningGateway } from '../../gateway/start-gateway.ts';
import { openDiscoveryStore } from '../../subgraphs/discovery/indexing/discovery-store.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import { ITEMS_RECIPE } from '../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { runIndex } from '../../subgraphs/discovery/indexing/run-index.ts';
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OpenMeilisearch } from '../meilisearch/open-meilisearch.ts';

interface Parts {
  readonly settings: Settings;
  readonly engine: Pick<OpenMeilisearch, 'url' | 'indexKey'>;
  readonly gateway: Pick<RunningGateway, 'execute'>;
  readonly log: Logger;
  /** The present of the run. */
  readonly now: Date;
  /** Build anew; without it, bring the index there is up to date. */
  readonly full?: boolean;
}

export async function indexAll({ settings, engine, gateway, log, now, full = false }: Parts): Promise<IndexReport> {
  const store = openDiscoveryStore(settings.DATA_DIR);
  try {
    return await runIndex({
      execute: (document, variables) => gateway.execute({ document, variables }),
      writer: createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey }),
      store,
      recipe: ITEMS_RECIPE,
      partners: null,
      full,
      rebuild: settings.INDEX_REBUILD,
      now,
      log,
      observe: () => undefined,
    });
  } finally {
    store.close();
  }
}
