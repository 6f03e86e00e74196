// Joins the subgraphs into one graph: Apollo Gateway over a composed supergraph, with our data sources and limits. A
// supergraph that names a subgraph nobody placed is refused at start; a subgraph that is down costs its own part only.
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { disableTelemetry } from '../subgraphs/kit/env.ts';
import type { Logger } from '../subgraphs/kit/log.ts';
import { createSizeRule } from '../subgraphs/kit/size-rule.ts';
import { createCache } from './create-cache.ts';
import { createAskSubgraph } from './data-source/ask-subgraph.ts';
import { createDataSource } from './data-source/create-data-source.ts';
import { measurePort } from './data-source/measured-port.ts';
import { openPort, type SubgraphPlace } from './data-source/open-port.ts';
import type { SubgraphPort } from './data-source/subgraph-fetch.ts';
import { GATEWAY_LIMITS, type GatewayLimits } from './gateway-limits.ts';
import type { GatewayMetrics } from './metrics/gateway-metrics.ts';
import { type ExecuteOperation, type Operation, toText } from './operation.ts';
import { createOperationContext, type OperationContext } from './operation-context.ts';
import { createAccessLog } from './plugins/access-log.ts';
import { createCostLimit } from './plugins/cost-limit.ts';
import { createFormatError } from './plugins/format-error.ts';
import { createKnownOperation } from './plugins/known-operation.ts';
import { createOperationMetrics } from './plugins/operation-metrics.ts';
import { createSettleAnswer } from './plugins/settle-answer.ts';
import { type CheckReadiness, createReadiness } from './readiness.ts';
import { createWholeAnswers, type WholeSource } from './whole-answers.ts';

const PERSISTED_QUERY_SECONDS = 24 * 60 * 60;

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** Where each subgraph of the supergraph is, by its name. */
  readonly places: ReadonlyMap<string, SubgraphPlace>;
  readonly log: Logger;
  readonly limits?: Partial<GatewayLimits>;
  /** Redis for persisted queries; memory without it. */
  readonly redisUrl?: string | undefined;
  /** Nothing is measured without it. */
  readonly metrics?: GatewayMetrics | undefined;
}

export interface Gateway {
  /** For clients in this process. */
  readonly execute: ExecuteOperation;
  /** Started; for the HTTP server. */
  readonly apolloServer: ApolloServer<OperationContext>;
  /** The context of an operation that came over HTTP. */
  createContext(signal: AbortSignal): OperationContext;
  readonly ready: CheckReadiness;
  /** Ends the connections to remote subgraphs; subgraphs in this process belong to whoever opened them. */
  close(): Promise<void>;
}

export async function createGateway({
  supergraphSdl,
  places,
  log,
  redisUrl,
  metrics,
  ...given
}: GatewayOptions): Promise<Gateway> {
  disableTelemetry();
  const limits = { ...GATEWAY_LIMITS, ...given.limits };
  const ports: SubgraphPort[] = [];
  const sources = new Map<string, WholeSource>();
  const wholeAnswers = createWholeAnswers((name) => sources.get(name));
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: log,
    debug: false,
    __exposeQueryPlanExperimental: false,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService({ name }) {
      const place = places.get(name);
      if (place === undefined) throw new Error(`the supergraph needs a subgraph named '${name}'; none is given`);
      const port = openPort(name, place, { log, maxAnswerBytes: limits.maxAnswerBytes });
      ports.push(port);
      const asked = metrics === undefined ? port : measurePort(port, name, metrics);
      const ask = createAskSubgraph(asked, limits.fetchTimeoutMs, log);
      if (place.kind === 'in-process') sources.set(name, { ask, schema: place.subgraph.schema });
      return createDataSource(ask);
    },
    experimental_didResolveQueryPlan: wholeAnswers.didResolveQueryPlan,
  });
  const { cache, close: closeCache } = await createCache(redisUrl, log);
  const apolloServer = new ApolloServer<OperationContext>({
    gateway: {
      load: async (options) => ({ executor: wholeAnswers.around((await gateway.load(options)).executor) }),
      onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
      stop: () => gateway.stop(),
    },
    cache,
    logger: log,
    nodeEnv: 'production',
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    persistedQueries: { ttl: PERSISTED_QUERY_SECONDS },
    parseOptions: { maxTokens: limits.maxTokens },
    maxRecursiveSelections: limits.maxRecursiveSelections,
    validationRules: [createSizeRule(limits.size)],
    formatError: createFormatError(log),
    plugins: [
      createKnownOperation(),
      createCostLimit(limits.maxCost),
      createSettleAnswer(),
      createAccessLog(log),
      ...(metrics === undefined ? [] : [createOperationMetrics(metrics)]),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apolloServer.start();

  const createContext = (signal?: AbortSignal): OperationContext =>
    createOperationContext(limits.operationTimeoutMs, signal);

  const execute: ExecuteOperation = async <TData, TVariables extends object>({
    document,
    variables,
    operationName,
    signal,
  }: Operation<TData, TVariables>) => {
    signal?.throwIfAborted();
    const query = toText(document);
    const { body } = await apolloServer.executeOperation<TData>(
      { query, ...(variables && { variables: { ...variables } }), ...(operationName && { operationName }) },
      { contextValue: createContext(signal) },
    );
    signal?.throwIfAborted();
    if (body.kind !== 'single') throw new Error('the gateway answers each operation whole');
    const { data = null, errors = [] } = body.singleResult;
    return { data, errors };
  };

  const ready = createReadiness(execute);
  metrics?.watchReadiness(ready);

  return {
    execute,
    apolloServer,
    createContext,
    ready,
    async close() {
      await apolloServer.stop();
      await Promise.all([...ports.map((port) => port.close()), closeCache()]);
    },
  };
}
