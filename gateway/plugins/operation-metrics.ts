// Counts and times every operation, and requests that were refused before they became one.
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GatewayMetrics } from '../metrics/gateway-metrics.ts';
import type { OperationContext } from '../operation-context.ts';

export function createOperationMetrics(metrics: GatewayMetrics): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      const startedAtMs = performance.now();
      return {
        async willSendResponse({ request, operationName, response: { body } }) {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          metrics.observeOperation({
            name: operationName,
            client: request.http ? 'http' : 'in-process',
            codes: errors.map(({ extensions }) => extensions?.code),
            durationMs: performance.now() - startedAtMs,
          });
        },
      };
    },
    async invalidRequestWasReceived({ error }) {
      const codes = [error instanceof GraphQLError ? error.extensions.code : undefined];
      metrics.observeOperation({ name: null, client: 'http', codes, durationMs: null });
    },
  };
}
