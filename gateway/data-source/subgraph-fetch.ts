// The port between the query plan and a subgraph: one fetch in, one answer out, wherever the subgraph runs. A subgraph
// that gives no answer is a SubgraphFailure; its message is what clients read, its cause is for the log.
import type { DocumentNode } from 'graphql';
import type { ApiErrorCode, SubgraphAnswer } from '../../subgraphs/kit/api-error.ts';
import type { OperationContext } from '../operation-context.ts';

export interface SubgraphFetch {
  /** The plan's own, already parsed and valid. */
  readonly document: DocumentNode;
  /** The same as text. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly context: OperationContext;
  /** Left for this fetch, never more than the operation has left. */
  readonly timeoutMs: number;
}

export interface SubgraphPort {
  /** Rejects with a SubgraphFailure, or with the reason of the operation's signal. */
  ask(fetch: SubgraphFetch): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export type FailureCode = Extract<ApiErrorCode, `SUBGRAPH_${string}`>;

const WORDS: Readonly<Record<FailureCode, string>> = {
  SUBGRAPH_UNAVAILABLE: 'is not available',
  SUBGRAPH_TIMEOUT: 'did not answer in time',
  SUBGRAPH_ANSWER_INVALID: 'gave an answer that is not usable',
};

export class SubgraphFailure extends Error {
  readonly code: FailureCode;
  readonly service: string;

  constructor(code: FailureCode, service: string, cause?: unknown) {
    super(`${service} ${WORDS[code]}`, { cause });
    this.name = 'SubgraphFailure';
    this.code = code;
    this.service = service;
  }
}
