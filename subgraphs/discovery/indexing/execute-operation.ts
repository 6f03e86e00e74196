// How the indexer asks the gateway: any function that runs an operation will do, over a wire or in this process. What it
// answers is checked by whoever asked; a rejection means that there was no answer at all.
import type { DocumentNode } from 'graphql';

export type ExecuteOperation = (
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
) => Promise<OperationAnswer>;

export interface OperationAnswer {
  readonly data?: unknown;
  readonly errors?: readonly OperationFault[] | undefined;
}

export interface OperationFault {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: { readonly code?: unknown } | undefined;
}
