// Refuses an operation whose answer could hold too many values, before anything is asked of a subgraph. Cost hangs on
// the variables, so this runs once they are known and not as a validation rule.
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, getVariableValues, Kind } from 'graphql';
import type { ApiErrorCode } from '../../subgraphs/kit/api-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { costOperation } from './operation-cost.ts';

const CODE: ApiErrorCode = 'OPERATION_TOO_COSTLY';

export function createCostLimit(maxCost: number): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return;
          const fragments = new Map(
            document.definitions
              .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
              .map((fragment) => [fragment.name.value, fragment]),
          );
          const given = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          // Variables that make no sense are refused by the gateway itself, with a better message.
          if (given.coerced === undefined) return;
          const cost = costOperation({ schema, operation, fragments, variables: given.coerced });
          if (cost <= maxCost) return;
          throw new GraphQLError(
            `The answer could hold ${cost} values; at most ${maxCost} are allowed. Ask for fewer at a time.`,
            {
              extensions: { code: CODE, limit: 'cost', maximum: maxCost, actual: cost, http: { status: 400 } },
            },
          );
        },
      };
    },
  };
}
