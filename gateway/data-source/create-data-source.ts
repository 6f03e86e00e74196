// What the gateway knows of a subgraph. A subgraph that fails becomes errors in the answer, each with the service's name
// and the path of the field that stays empty; nothing is ever thrown at the gateway but the client's own giving up.
import type { GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLFormattedError, parse } from 'graphql';
import type { SubgraphAnswer } from '../../subgraphs/kit/api-error.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OperationContext } from '../operation-context.ts';
import { moveToPlace, type PlanPath, placeEntities } from './entity-places.ts';
import { SubgraphFailure, type SubgraphFetch, type SubgraphPort } from './subgraph-fetch.ts';
import { listUnfilledPositions, readRepresentations } from './unfilled-positions.ts';

/** `fetchTimeoutMs` bounds one fetch; the operation's own deadline bounds it too. */
export function createDataSource(
  port: SubgraphPort,
  fetchTimeoutMs: number,
  log: Logger,
): GraphQLDataSource<OperationContext> {
  async function answer(fetch: SubgraphFetch): Promise<SubgraphAnswer> {
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
  }

  /** An error of the whole fetch, at each place that stays empty; an error with a path as it is. */
  function placed(
    error: GraphQLFormattedError,
    { document, variables }: SubgraphFetch,
  ): readonly GraphQLFormattedError[] {
    if (error.path !== undefined) return [error];
    return listUnfilledPositions(document, readRepresentations(variables)).map((path) => ({ ...error, path }));
  }

  function atTheirPlaces(
    errors: readonly GraphQLFormattedError[],
    { context, variables }: SubgraphFetch,
    path: PlanPath,
  ): readonly GraphQLFormattedError[] {
    const places = placeEntities(context.roots, path, readRepresentations(variables));
    return errors.map((error) => moveToPlace(error, places));
  }

  return {
    async process(options) {
      if (!('incomingRequestContext' in options)) throw new Error('subgraphs are asked for operations only');
      const { request, document, pathInIncomingRequest: path = [] } = options;
      const context = options.incomingRequestContext.context;
      const query = request.query ?? '';
      const fetch = {
        document: document ?? parse(query),
        query,
        variables: request.variables ?? {},
        operationName: request.operationName,
        context,
        timeoutMs: Math.min(fetchTimeoutMs, context.deadlineAtMs - performance.now()),
      };
      const { data, errors } = await answer(fetch);
      if (path.length === 0 && data !== null) context.roots.push(data);
      return errors === undefined ? { data } : { data, errors: atTheirPlaces(errors, fetch, path) };
    },
  };
}
