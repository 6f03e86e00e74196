// What the gateway knows of a subgraph: each fetch of a plan is asked, and its errors are put where they belong. Nothing is
// thrown but the client's own giving up.
import type { GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLFormattedError, parse } from 'graphql';
import type { OperationContext } from '../operation-context.ts';
import type { Asked, AskSubgraph } from './ask-subgraph.ts';
import { moveToPlace, type PlanPath, placeEntities } from './entity-places.ts';
import { readRepresentations } from './unfilled-positions.ts';

export function createDataSource(ask: AskSubgraph): GraphQLDataSource<OperationContext> {
  function atTheirPlaces(
    errors: readonly GraphQLFormattedError[],
    { context, variables }: Asked,
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
      };
      const { data, errors } = await ask(fetch);
      if (path.length === 0 && data !== null) context.roots.push(data);
      return errors === undefined ? { data } : { data, errors: atTheirPlaces(errors, fetch, path) };
    },
  };
}
