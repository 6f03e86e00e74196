// Something asked of the gateway over HTTP, beside the engine's own queries for it sent straight to Meilisearch: the same
// requests, one after the other or together as they were sent. An answer with an error fails the bench.
import { createSearchEngine } from '../../../subgraphs/discovery/create-search-engine.ts';
import { LIVE_INDEX } from '../../../subgraphs/discovery/index-settings.ts';
import type { SearchContext } from '../../../subgraphs/discovery/search/search-context.ts';
import type { BenchContext } from '../bench.ts';
import type { Stack } from '../open-stack.ts';
import type { Comparison, Expectation } from '../rounds/compare.ts';
import { compareSides } from '../rounds/compare-sides.ts';
import { timeOperations } from '../rounds/time-operations.ts';
import { askGraphql } from '../wire/ask-graphql.ts';
import { openJsonClient } from '../wire/open-json-client.ts';
import { openRecorder, type RecordedRequest } from '../wire/open-recorder.ts';

export interface Question {
  readonly what: string;
  /** As a client sends it. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same asked of discovery alone. */
  ask(context: SearchContext): Promise<unknown>;
}

const LOAD = { operations: 5, atOnce: 1 };

/** One comparison for each question. Each is asked of discovery twice: what is kept from the first time is not counted. */
export async function compareWithEngine(
  questions: readonly Question[],
  expected: Expectation,
  { stack, rounds, signal }: BenchContext,
): Promise<readonly Comparison[]> {
  const { gateway, engine } = stack;
  await using opening = new AsyncDisposableStack();
  const toGateway = openJsonClient(gateway.url);
  opening.defer(() => toGateway.close());
  const toEngine = openJsonClient(engine.url, { authorization: `Bearer ${engine.searchKey}` });
  opening.defer(() => toEngine.close());

  const comparisons: Comparison[] = [];
  for (const { what, query, variables, ask } of questions) {
    const body = JSON.stringify({ query, variables });
    const requests = await recordRequests(stack, ask);
    const together = [...Map.groupBy(requests, ({ answersBefore }) => answersBefore).values()];
    const replay = async (): Promise<void> => {
      for (const group of together) await Promise.all(group.map(({ path, body }) => toEngine.post(path, body)));
    };
    const comparison = await compareSides(
      {
        what: `${what} (${requests.length} ${requests.length === 1 ? 'request' : 'requests'} to the engine)`,
        unit: 'ms',
        a: { label: 'gateway', measure: () => timeOperations(() => askGraphql(toGateway, body), LOAD) },
        b: { label: 'Meilisearch', measure: () => timeOperations(replay, LOAD) },
        expected,
      },
      { rounds, warmUps: 15, signal },
    );
    comparisons.push(comparison);
  }
  return comparisons;
}

async function recordRequests({ engine }: Stack, ask: Question['ask']): Promise<readonly RecordedRequest[]> {
  const recorder = await openRecorder(engine.url);
  try {
    const context = {
      engine: createSearchEngine({ url: recorder.url, searchKey: engine.searchKey, indexName: LIVE_INDEX }),
      partnerStates: { read: async () => [] },
      now: () => new Date(),
    };
    await ask(context);
    recorder.take();
    await ask(context);
    return recorder.take();
  } finally {
    await recorder.close();
  }
}
