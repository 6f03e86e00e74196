// An indexer in a process of its own, to be killed. It is given everything as one JSON argument.
import { z } from 'zod';
import { openDiscoveryStore } from '../../subgraphs/discovery/indexing/discovery-store.ts';
import { executeOverHttp } from '../../subgraphs/discovery/indexing/execute-over-http.ts';
import { ITEMS_RECIPE } from '../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { runIndex } from '../../subgraphs/discovery/indexing/run-index.ts';
import { createLog } from '../../subgraphs/kit/log.ts';

const task = z.object({
  dataDirectory: z.string(),
  engineUrl: z.string(),
  indexKey: z.string(),
  uid: z.string(),
  gatewayUrl: z.string(),
  now: z.string(),
  full: z.boolean(),
});

export type IndexChildTask = z.infer<typeof task>;

const { dataDirectory, engineUrl, indexKey, uid, gatewayUrl, now, full } = task.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const store = openDiscoveryStore(dataDirectory);
const report = await runIndex({
  execute: executeOverHttp({ url: gatewayUrl }),
  writer: createMeilisearchIndexWriter({ url: engineUrl, apiKey: indexKey }),
  store,
  recipe: { ...ITEMS_RECIPE, uid },
  partners: null,
  full,
  now: new Date(now),
  log: createLog('silent'),
  observe: () => undefined,
});
store.close();
process.exitCode = report.partners.every(({ failure }) => failure === null) ? 0 : 3;
