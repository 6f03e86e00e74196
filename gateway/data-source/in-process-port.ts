// Asks a subgraph of this process by running its schema directly. A resolver that never ends meets the deadline like a
// slow network; it cannot be stopped, only left behind.
import type { SubgraphAnswer } from '../../subgraphs/kit/api-error.ts';
import { executeSubgraph } from '../../subgraphs/kit/execute-subgraph.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OpenSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { DeadlineError, withinDeadline } from '../../subgraphs/kit/within-deadline.ts';
import type { OperationContext } from '../operation-context.ts';
import { SubgraphFailure, type SubgraphFetch, type SubgraphPort } from './subgraph-fetch.ts';

/** Closing the port leaves the subgraph open: it belongs to whoever opened it. */
export function createInProcessPort(name: string, subgraph: OpenSubgraph, log: Logger): SubgraphPort {
  // One subgraph context for each operation, so that fetches of the same plan share DataLoaders.
  const contexts = new WeakMap<OperationContext, object>();

  function contextOf(operation: OperationContext): object {
    const known = contexts.get(operation);
    if (known !== undefined) return known;
    const created = subgraph.createContext();
    contexts.set(operation, created);
    return created;
  }

  async function ask({
    document,
    variables,
    operationName,
    context,
    timeoutMs,
  }: SubgraphFetch): Promise<SubgraphAnswer> {
    try {
      const operation = { document, variables, operationName, contextValue: contextOf(context) };
      const work = executeSubgraph(name, subgraph, operation, log);
      return await withinDeadline(work, { timeoutMs, signal: context.signal });
    } catch (error) {
      if (context.signal?.aborted) throw context.signal.reason;
      throw new SubgraphFailure(
        error instanceof DeadlineError ? 'SUBGRAPH_TIMEOUT' : 'SUBGRAPH_UNAVAILABLE',
        name,
        error,
      );
    }
  }

  return { ask, close: async () => {} };
}
