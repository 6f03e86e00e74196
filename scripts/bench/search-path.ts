// What the gateway adds to the engine: a search as the portal sends it, beside the engine's own queries for it.
import { toText } from '../../gateway/operation.ts';
import { SHOWN_FACETS } from '../../gateway/portal/search-request.ts';
import { PortalSearchDocument } from '../../schema/operations.generated.ts';
import { search } from '../../subgraphs/discovery/search/search.ts';
import type { SearchContext } from '../../subgraphs/discovery/search/search-context.ts';
import type { Bench } from './bench.ts';
import { compareWithEngine } from './graph/compare-with-engine.ts';
import { SEARCH_CLASSES, type SearchVariables } from './search-classes.ts';

const EXPECTED = { atMost: 2, because: 'since planning is cached and cards come whole from the index' };

export const searchPath: Bench = {
  name: 'search-path',
  meaning: 'a search through the gateway against its engine queries straight at Meilisearch, by class of query',
  rounds: 20,
  run: (context) =>
    compareWithEngine(
      SEARCH_CLASSES.map(([what, variables]) => ({
        what,
        query: toText(PortalSearchDocument),
        variables: { ...variables, facets: SHOWN_FACETS },
        ask: (discovery) => askAll(discovery, variables),
      })),
      EXPECTED,
      context,
    ),
};

/** The page, and what the portal asks for around it. */
async function askAll(discovery: SearchContext, variables: SearchVariables): Promise<void> {
  const page = await search(discovery, { after: null, filter: null, near: null, facets: SHOWN_FACETS, ...variables });
  await Promise.all([page.relaxations(), page.reach(), page.online(), page.didYouMean()]);
}
