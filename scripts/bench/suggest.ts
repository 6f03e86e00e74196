// What a completion costs at a keystroke: `suggest` over HTTP at the gateway, beside the engine's own queries for the same
// prefix sent straight to Meilisearch.
import { createSearchEngine } from '../../subgraphs/discovery/create-search-engine.ts';
import { LIVE_INDEX } from '../../subgraphs/discovery/index-settings.ts';
import { suggest as complete } from '../../subgraphs/discovery/search/suggest.ts';
import type { Bench } from './bench.ts';
import type { Stack } from './open-stack.ts';
import { compareSides } from './rounds/compare-sides.ts';
import { timeOperations } from './rounds/time-operations.ts';
import { askGraphql } from './wire/ask-graphql.ts';
import { openJsonClient } from './wire/open-json-client.ts';
import { openRecorder, type RecordedRequest } from './wire/open-recorder.ts';

const QUERY = 'query Suggest($prefix: String!) { suggest(prefix: $prefix) { text kind id } }';

const PREFIXES: readonly (readonly [what: string, prefix: string])[] = [
  ['one letter', 'f'],
  ['beginning of a topic', 'forc'],
  ['two words', 'computer sc'],
  ['misspelt', 'fotosynthesis'],
  ['place', 'cpd near sto'],
  ['nothing found', 'zeppelin xyl'],
];

const LOAD = { operations: 5, atOnce: 1 };
const EXPECTED = { atMost: 2, because: 'since one round trip to the engine is all that is asked' };

export const suggest: Bench = {
  name: 'suggest',
  meaning: 'a completion through the gateway against its engine queries straight at Meilisearch, by kind of prefix',
  rounds: 20,
  async run({ stack, rounds, signal }) {
    const { gateway, engine } = stack;
    await using opening = new AsyncDisposableStack();
    const toGateway = openJsonClient(gateway.url);
    opening.defer(() => toGateway.close());
    const toEngine = openJsonClient(engine.url, { authorization: `Bearer ${engine.searchKey}` });
    opening.defer(() => toEngine.close());

    const comparisons = [];
    for (const [what, prefix] of PREFIXES) {
      const body = JSON.stringify({ query: QUERY, variables: { prefix } });
      const requests = await recordRequests(stack, prefix);
      const replay = async (): Promise<void> => {
        for (const request of requests) await toEngine.post(request.path, request.body);
      };
      const comparison = await compareSides(
        {
          what: `${what}: ${prefix}`,
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

/** What discovery sends to the engine for one keystroke of many: the first brings along what is kept for the others. */
async function recordRequests({ engine }: Stack, prefix: string): Promise<readonly RecordedRequest[]> {
  const recorder = await openRecorder(engine.url);
  try {
    const context = {
      engine: createSearchEngine({ url: recorder.url, searchKey: engine.searchKey, indexName: LIVE_INDEX }),
      partnerStates: { read: async () => [] },
      now: () => new Date(),
    };
    await complete(context, { prefix, first: null });
    recorder.take();
    await complete(context, { prefix, first: null });
    return recorder.take();
  } finally {
    await recorder.close();
  }
}
