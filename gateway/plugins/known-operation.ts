// Refuses a request that names no operation of its document, or none where there are several, and one of a type that the
// graph does not have. Apollo Gateway would take each for a fault of its own.
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

const EXTENSIONS = { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE, http: { status: 400 } };

export function createKnownOperation(): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, operation, request }) {
          const fault = findFault(schema, operation, request.operationName);
          if (fault !== null) throw new GraphQLError(fault, { extensions: EXTENSIONS });
        },
      };
    },
  };
}

function findFault(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode | undefined,
  name: string | undefined,
): string | null {
  if (operation === undefined) {
    return name
      ? 'The document has no operation of the given name.'
      : 'The document has several operations; operationName must say which to run.';
  }
  if (schema.getRootType(operation.operation)) return null;
  return `There is no ${operation.operation} here: this graph can be read, and nothing else.`;
}
