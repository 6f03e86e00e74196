// Discovery as a subgraph: search over everything that was indexed. Opening it makes no request; an engine that is down
// fails the fields that need it, by name, and the health check.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { loadReferenceSdl } from '../../schema/load-sdl.ts';
import { SettingsError } from '../kit/env.ts';
import type { OpenSubgraph, Subgraph, SubgraphEnvironment } from '../kit/subgraph.ts';
import { createSearchEngine } from './create-search-engine.ts';
import { createDemandRecorder } from './demand/demand-recorder.ts';
import { openDemandStore } from './demand/demand-store.ts';
import { LIVE_INDEX } from './index-settings.ts';
import { openDiscoveryStore } from './indexing/discovery-store.ts';
import { ITEMS_RECIPE } from './indexing/items-recipe.ts';
import { warnOfOtherIndex } from './indexing/warn-of-other-index.ts';
import { warmUp } from './ranking/warm-up.ts';
import { resolvers } from './resolvers.ts';
import type { SearchContext } from './search/search-context.ts';

const sdl = loadReferenceSdl(new URL('schema.graphql', import.meta.url));

async function open({ settings, log, now }: SubgraphEnvironment): Promise<OpenSubgraph> {
  if (settings.MEILI_URL === undefined) throw new SettingsError(['MEILI_URL: discovery needs a Meilisearch to search']);
  const engine = createSearchEngine({
    url: settings.MEILI_URL,
    searchKey: settings.MEILI_SEARCH_KEY ?? settings.MEILI_API_KEY,
    indexName: LIVE_INDEX,
  });
  warmUp();
  const partnerStates = openDiscoveryStore(settings.DATA_DIR);
  warnOfOtherIndex(partnerStates, ITEMS_RECIPE, log);
  const retentionDays = settings.DEMAND_RETENTION_DAYS;
  const openStore = () => openDemandStore(settings.DATA_DIR, { retentionDays });
  const demand = settings.DEMAND === 'on' ? createDemandRecorder({ openStore, log, now }) : null;
  const context: SearchContext = { engine, partnerStates, now, ...(demand === null ? {} : { demand }) };
  return {
    schema: buildSubgraphSchema([{ typeDefs: sdl, resolvers: { ...resolvers } }]),
    createContext: () => context,
    assertHealthy: () => engine.assertHealthy(),
    close: async () => {
      demand?.close();
      partnerStates.close();
    },
  };
}

export const discovery: Subgraph = {
  name: 'discovery',
  sdl,
  mappers: { SearchPage: './search/search-page-parent.ts#SearchPageParent' },
  open,
};
