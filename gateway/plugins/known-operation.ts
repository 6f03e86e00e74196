// Refuses a request that names no operation of its document, or none where there are several. Apollo Gateway would take
// it for a fault of its own.
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

const EXTENSIONS = { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE, http: { status: 400 } };

export function createKnownOperation(): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, request: { operationName } }) {
          if (operation !== undefined) return;
          const message = operationName
            ? 'The document has no operation of the given name.'
            : 'The document has several operations; operationName must say which to run.';
          throw new GraphQLError(message, { extensions: EXTENSIONS });
        },
      };
    },
  };
}
