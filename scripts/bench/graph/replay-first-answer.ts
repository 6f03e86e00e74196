// Asks a subgraph once and gives a copy of its answer ever after, whatever is asked: takes what the subgraph needs of the
// machine out of a measurement. For one operation with the same variables only.
import type { GraphQLDataSource } from '@apollo/gateway';
import type { OperationContext } from '../../../gateway/operation-context.ts';

type Answer = ReturnType<GraphQLDataSource<OperationContext>['process']>;

export function replayFirstAnswer(source: GraphQLDataSource<OperationContext>): GraphQLDataSource<OperationContext> {
  let first: Answer | null = null;
  return {
    async process(options) {
      first ??= source.process(options);
      const { data, errors } = await first;
      if (errors !== undefined || !data) throw new Error('only a whole answer can be given again');
      // The gateway merges what comes later into it.
      return { data: structuredClone(data) };
    },
  };
}
