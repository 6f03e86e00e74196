// A gateway with nothing but its data sources, so that two kinds of them can be compared: the supergraph and the server
// are those of the real one, its limits and plugins are left out.
import { readFile } from 'node:fs/promises';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { createOperationContext, type OperationContext } from '../../../gateway/operation-context.ts';
import { disableTelemetry } from '../../../subgraphs/kit/env.ts';
import type { Logger } from '../../../subgraphs/kit/log.ts';

const SUPERGRAPH = new URL('../../../schema/supergraph.graphql', import.meta.url);
const OPERATION_TIMEOUT_MS = 60_000;

export interface BareGateway {
  /** Rejects when the answer has errors. */
  run(query: string, variables: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** `createSource` is called once for each subgraph of the supergraph. */
export async function openBareGateway(
  createSource: (name: string) => GraphQLDataSource<OperationContext>,
  log: Logger,
): Promise<BareGateway> {
  disableTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: await readFile(SUPERGRAPH, 'utf8'),
    logger: log,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => createSource(name),
  });
  const server = new ApolloServer<OperationContext>({
    gateway,
    logger: log,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return {
    async run(query, variables) {
      const contextValue = createOperationContext(OPERATION_TIMEOUT_MS);
      const { body } = await server.executeOperation({ query, variables: { ...variables } }, { contextValue });
      const result = body.kind === 'single' ? body.singleResult : body.initialResult;
      if (result.errors !== undefined || !result.data) {
        throw new Error(`expected data without errors, got ${JSON.stringify(result.errors).slice(0, 500)}`);
      }
      return result.data;
    },
    close: () => server.stop(),
  };
}
