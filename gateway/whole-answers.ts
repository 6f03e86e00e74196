// Operations that one subgraph of this process answers whole are run there as they stand: Apollo Gateway would read the
// operation into its own terms and build the answer anew at each request, though there is nothing to join. The first request
// of a document goes the gateway's way, which makes the plan. A subgraph's errors come back as the gateway gives them.
import type { ApolloGateway, GatewayConfig } from '@apollo/gateway';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  validate,
  visit,
} from 'graphql';
import type { SubgraphAnswer } from '../subgraphs/kit/api-error.ts';
import type { AskSubgraph } from './data-source/ask-subgraph.ts';
import type { OperationContext } from './operation-context.ts';

type Executor = ApolloGateway['executor'];
type DidResolveQueryPlan = NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>;

/** A subgraph of this process. */
export interface WholeSource {
  readonly ask: AskSubgraph;
  readonly schema: GraphQLSchema;
}

export interface WholeAnswers {
  /** Told by the gateway of each plan that it is about to carry out. */
  readonly didResolveQueryPlan: DidResolveQueryPlan;
  /** The gateway's executor, which is left for all else. */
  around(executor: Executor): Executor;
}

/** `sourceOf` a subgraph by name; undefined for one that runs elsewhere. */
export function createWholeAnswers(sourceOf: (name: string) => WholeSource | undefined): WholeAnswers {
  // By the parsed document, which Apollo Server keeps as long as it keeps the text; null for one that needs a plan.
  const known = new WeakMap<DocumentNode, { readonly name: string; readonly ask: AskSubgraph } | null>();

  return {
    didResolveQueryPlan({ queryPlan: { node }, requestContext: { document } }) {
      if (known.has(document)) return;
      const name = node?.kind === 'Fetch' ? node.serviceName : '';
      const source = sourceOf(name);
      known.set(document, source !== undefined && isWhole(document, source.schema) ? { name, ask: source.ask } : null);
    },
    around: (executor) => async (context) => {
      const { document, source: query, request, operation, schema, context: ours } = context;
      const { variables = {}, operationName } = request;
      const whole = known.get(document) ?? null;
      if (whole === null || !isOurs(ours)) return executor(context);
      if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return executor(context);
      const { data, errors } = await whole.ask({ document, query, variables, operationName, context: ours });
      if (errors === undefined) return { data };
      return {
        data: data ?? (await toNothing(schema, document, variables)),
        errors: errors.map((error) => toError(error, whole.name)),
      };
    },
  };
}

/** The answer of a subgraph that gives none: null wherever that may be. */
async function toNothing(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<SubgraphAnswer['data']> {
  return (await execute({ schema, document, variableValues, rootValue: {} })).data ?? null;
}

/** Apollo's types forget whose it is. */
function isOurs(context: object): context is OperationContext {
  return 'deadlineAtMs' in context && 'roots' in context;
}

/** Alone in its document, without a question about the schema, and known to the subgraph to the last field. */
function isWhole(document: DocumentNode, schema: GraphQLSchema): boolean {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  let asksForSchema = false;
  visit(document, {
    Field({ name: { value } }) {
      if (value === '__schema' || value === '__type') asksForSchema = true;
    },
  });
  return operations.length === 1 && !asksForSchema && validate(schema, document).length === 0;
}

function toError({ message, path, extensions }: GraphQLFormattedError, serviceName: string): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: { ...extensions, serviceName } });
}
