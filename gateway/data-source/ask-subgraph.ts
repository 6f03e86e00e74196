// Asks a subgraph. One that fails becomes errors in the answer, each with the service's name and the path of the field that
// stays empty; nothing is thrown but the client's own giving up.
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from '../../subgraphs/kit/api-error.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { SubgraphFailure, type SubgraphFetch, type SubgraphPort } from './subgraph-fetch.ts';
import { listUnfilledPositions, readRepresentations } from './unfilled-positions.ts';

/** A fetch whose time is not yet measured out. */
export type Asked = Omit<SubgraphFetch, 'timeoutMs'>;

/** Asks a subgraph, and gives an answer whatever happens. */
export type AskSubgraph = (asked: Asked) => Promise<SubgraphAnswer>;

/** `fetchTimeoutMs` bounds one fetch; the operation's own deadline bounds it too. */
export function createAskSubgraph(port: SubgraphPort, fetchTimeoutMs: number, log: Logger): AskSubgraph {
  return async (asked) => {
    const fetch = { ...asked, timeoutMs: Math.min(fetchTimeoutMs, asked.context.deadlineAtMs - performance.now()) };
    try {
      const answer = await port.ask(fetch);
      return answer.data === null && answer.errors
        ? { data: null, errors: answer.errors.flatMap((error) => placed(error, fetch)) }
        : answer;
    } catch (error) {
      if (!(error instanceof SubgraphFailure)) throw error;
      const { code, service, message, cause } = error;
      log.warn({ service, code, err: cause }, message);
      return { data: null, errors: placed({ message, extensions: { code, service } }, fetch) };
    }
  };
}

/** An error of the whole fetch, at each place that stays empty; an error with a path as it is. */
function placed(error: GraphQLFormattedError, { document, variables }: Asked): readonly GraphQLFormattedError[] {
  if (error.path !== undefined) return [error];
  return listUnfilledPositions(document, readRepresentations(variables)).map((path) => ({ ...error, path }));
}
