// How much one operation may ask for. Each limit stops one known attack; none is met by a page that shows what people
// read. A larger number is a decision about the cost of a stranger's request.
import type { SizeLimits } from '../subgraphs/kit/size-rule.ts';

export interface GatewayLimits {
  /** Words and signs of a document; parsing stops there. */
  readonly maxTokens: number;
  /** Fields once fragments are spread. Apollo's `true` would mean ten million. */
  readonly maxRecursiveSelections: number;
  readonly size: SizeLimits;
  /** Values that the answer could hold at most; the largest page of changes that the indexer may ask for is 124,000. */
  readonly maxCost: number;
  /** For one question to one subgraph. */
  readonly fetchTimeoutMs: number;
  /** For all that an operation asks of the subgraphs together. */
  readonly operationTimeoutMs: number;
  /** Of one subgraph's answer, in remote mode. */
  readonly maxAnswerBytes: number;
}

export const GATEWAY_LIMITS: GatewayLimits = {
  maxTokens: 2_000,
  maxRecursiveSelections: 2_000,
  size: { depth: 16, aliases: 50, directives: 50, rootFields: 20 },
  maxCost: 150_000,
  fetchTimeoutMs: 5_000,
  operationTimeoutMs: 10_000,
  maxAnswerBytes: 16 * 1024 * 1024,
};
