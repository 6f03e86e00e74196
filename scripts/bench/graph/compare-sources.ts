// Two kinds of data source under the same search with hydration: the whole of it, and with the answer of discovery given
// from memory, so that nothing but the data sources' own part differs much.
import type { GraphQLDataSource } from '@apollo/gateway';
import type { OperationContext } from '../../../gateway/operation-context.ts';
import type { Logger } from '../../../subgraphs/kit/log.ts';
import type { Comparison, Expectation } from '../rounds/compare.ts';
import { compareSides } from '../rounds/compare-sides.ts';
import type { RoundOptions, Side } from '../rounds/run-rounds.ts';
import { type Load, timeOperations } from '../rounds/time-operations.ts';
import { HYDRATED_SEARCH, SEARCH_VARIABLES } from './hydrated-search.ts';
import { openBareGateway } from './open-bare-gateway.ts';
import { replayFirstAnswer } from './replay-first-answer.ts';

export interface Sources {
  readonly label: string;
  /** For a subgraph by its name. */
  create(name: string): GraphQLDataSource<OperationContext>;
}

export interface SourcesCase {
  readonly what: string;
  readonly isDiscoveryReplayed: boolean;
  readonly load: Load;
  readonly expected: Expectation;
}

export async function compareSources(
  [ours, theirs]: readonly [Sources, Sources],
  { what, isDiscoveryReplayed, load, expected }: SourcesCase,
  { log, ...options }: RoundOptions & { readonly log: Logger },
): Promise<Comparison> {
  await using opening = new AsyncDisposableStack();
  const openSide = async ({ label, create }: Sources): Promise<Side> => {
    const gateway = await openBareGateway((name) => {
      const source = create(name);
      return isDiscoveryReplayed && name === 'discovery' ? replayFirstAnswer(source) : source;
    }, log);
    opening.defer(() => gateway.close());
    const run = () => gateway.run(HYDRATED_SEARCH, SEARCH_VARIABLES);
    return { label, measure: () => timeOperations(run, load) };
  };
  const [a, b] = [await openSide(ours), await openSide(theirs)];
  // Awaited here: the gateways close with this function.
  return await compareSides({ what, unit: 'ms', a, b, expected }, options);
}
