// What clients in this process (the portal, the indexer) ask of the gateway: the same operations as over HTTP, with the
// same limits and the same answers, without the wire.
import { type DocumentNode, type GraphQLFormattedError, print } from 'graphql';

/** A document that knows its types, as `npm run compose` generates them. */
export type OperationDocument<TData, TVariables> = DocumentNode & {
  readonly __apiType?: (variables: TVariables) => TData;
};

export interface Operation<TData, TVariables> {
  readonly document: OperationDocument<TData, TVariables> | string;
  readonly variables?: TVariables;
  /** Needed where the document holds several operations. */
  readonly operationName?: string;
  /** Gives up the operation; `execute` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** `data` and `errors` together are a partial answer: never take it for a whole one. */
export interface ExecutionAnswer<TData> {
  readonly data: TData | null;
  readonly errors: readonly GraphQLFormattedError[];
}

export type ExecuteOperation = <TData = Record<string, unknown>, TVariables extends object = Record<string, unknown>>(
  operation: Operation<TData, TVariables>,
) => Promise<ExecutionAnswer<TData>>;

const printed = new WeakMap<DocumentNode, string>();

/** The text of a document; printed once for each document. */
export function toText(document: DocumentNode | string): string {
  if (typeof document === 'string') return document;
  const known = printed.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  printed.set(document, text);
  return text;
}
