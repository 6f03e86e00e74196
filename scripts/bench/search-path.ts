// What the gateway adds to the engine: a search over HTTP at the gateway, as the portal sends it, beside the engine's own
// queries for that search sent straight to Meilisearch, as many round trips and in the same order.

import { toText } from '../../gateway/operation.ts';
import { PortalSearchDocument } from '../../schema/operations.generated.ts';
import { createSearchEngine } from '../../subgraphs/discovery/create-search-engine.ts';
import { LIVE_INDEX } from '../../subgraphs/discovery/index-settings.ts';
import { search } from '../../subgraphs/discovery/search/search.ts';
import type { Bench } from './bench.ts';
import type { Stack } from './open-stack.ts';
import { compareSides } from './rounds/compare-sides.ts';
import { timeOperations } from './rounds/time-operations.ts';
import { SEARCH_CLASSES, type SearchVariables } from './search-classes.ts';
import { askGraphql } from './wire/ask-graphql.ts';
import { openJsonClient } from './wire/open-json-client.ts';
import { openRecorder, type RecordedRequest } from './wire/open-recorder.ts';

const LOAD = { operations: 5, atOnce: 1 };
const EXPECTED = { atMost: 2, because: 'since planning is cached and cards come whole from the index' };

export const searchPath: Bench = {
  name: 'search-path',
  meaning: 'a search through the gateway against its engine queries straight at Meilisearch, by class of query',
  rounds: 20,
  async run({ stack, rounds, signal }) {
    const { gateway, engine } = stack;
    await using opening = new AsyncDisposableStack();
    const toGateway = openJsonClient(gateway.url);
    opening.defer(() => toGateway.close());
    const toEngine = openJsonClient(engine.url, { authorization: `Bearer ${engine.searchKey}` });
    opening.defer(() => toEngine.close());

    const query = toText(PortalSearchDocument);
    const comparisons = [];
    for (const [queryClass, variables] of SEARCH_CLASSES) {
      const body = JSON.stringify({ query, variables });
      const requests = await recordRequests(stack, variables);
      const replay = async (): Promise<void> => {
        for (const request of requests) await toEngine.post(request.path, request.body);
      };
      const comparison = await compareSides(
        {
          what: `${queryClass} (${requests.length} ${requests.length === 1 ? 'request' : 'requests'} to the engine)`,
          unit: 'ms',
          a: { label: 'gateway', measure: () => timeOperations(() => askGraphql(toGateway, body), LOAD) },
          b: { label: 'Meilisearch', measure: () => timeOperations(replay, LOAD) },
          expected: EXPECTED,
        },
        { rounds, warmUps: 3, signal },
      );
      comparisons.push(comparison);
    }
    return comparisons;
  },
};

/** What discovery sends to the engine for one search. */
async function recordRequests({ engine }: Stack, variables: SearchVariables): Promise<readonly RecordedRequest[]> {
  const recorder = await openRecorder(engine.url);
  try {
    const context = {
      engine: createSearchEngine({ url: recorder.url, searchKey: engine.searchKey, indexName: LIVE_INDEX }),
      partnerStates: { read: async () => [] },
      now: () => new Date(),
    };
    const page = await search(context, { after: null, filter: null, near: null, ...variables });
    // What the portal asks for besides.
    await Promise.all([page.relaxations(), page.reach(), page.online(), page.didYouMean()]);
    return recorder.take();
  } finally {
    await recorder.close();
  }
}
