// One line for each operation: what it is called, how long it took, which errors it met. Never its variables: people's
// searches are their own.
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../subgraphs/kit/log.ts';
import type { OperationContext } from '../operation-context.ts';

const NAME_LENGTH = 100;

export function createAccessLog(log: Logger): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      const startedAtMs = performance.now();
      return {
        async willSendResponse({ request, operationName, response: { body } }) {
          log.info(
            {
              operation: operationName?.slice(0, NAME_LENGTH) ?? null,
              client: request.http ? 'http' : 'in-process',
              durationMs: Math.round((performance.now() - startedAtMs) * 10) / 10,
              codes: body.kind === 'single' ? listCodes(body.singleResult.errors ?? []) : [],
            },
            'operation',
          );
        },
      };
    },
    async invalidRequestWasReceived({ error }) {
      log.info(
        { operation: null, client: 'http', codes: error instanceof GraphQLError ? [error.extensions.code] : [] },
        'request refused',
      );
    },
  };
}

function listCodes(errors: readonly GraphQLFormattedError[]): readonly unknown[] {
  return [...new Set(errors.map(({ extensions }) => extensions?.code))];
}
