// Tidies an answer before it is sent: errors at the holes they made, in a stable order, and none of the gateway's own
// remarks about nulls that are no error (an item that its partner no longer has).
import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationContext } from '../operation-context.ts';
import { settleErrors } from './settle-errors.ts';

const REMARKS = 'valueCompletion';

export function createSettleAnswer(): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource({ contextValue }) {
          contextValue.request.isWellFormed = true;
        },
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single') return;
          const answer = body.singleResult;
          if (answer.errors) answer.errors = settleErrors(answer.data, answer.errors);
          if (answer.extensions?.[REMARKS] === undefined) return;
          const { [REMARKS]: _remarks, ...extensions } = answer.extensions;
          if (Object.keys(extensions).length === 0) delete answer.extensions;
          else answer.extensions = extensions;
        },
      };
    },
  };
}
