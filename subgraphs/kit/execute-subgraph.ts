// Runs one operation on an open subgraph, the same way whether the gateway is in this process or on the other end of a
// wire: no parsing, no validating, errors as clients may see them. Rejects only when the subgraph cannot run at all.
import { type DocumentNode, execute } from 'graphql';
import type { SubgraphAnswer } from './api-error.ts';
import type { Logger } from './log.ts';
import type { OpenSubgraph } from './subgraph.ts';
import { toPublicError } from './to-public-error.ts';

export interface SubgraphOperation {
  /** Valid against the subgraph's schema. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  /** From the subgraph's createContext. */
  readonly contextValue: object;
}

/** `name` is the subgraph's, for error messages and the log. */
export async function executeSubgraph(
  name: string,
  { schema }: Pick<OpenSubgraph, 'schema'>,
  { document, variables, operationName, contextValue }: SubgraphOperation,
  log: Logger,
): Promise<SubgraphAnswer> {
  const { data = null, errors } = await execute({
    schema,
    document,
    contextValue,
    variableValues: variables,
    operationName: operationName ?? null,
  });
  if (errors === undefined) return { data };
  return { data, errors: errors.map((error) => toPublicError(error, name, log)) };
}
