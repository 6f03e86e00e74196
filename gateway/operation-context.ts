// What the gateway keeps for the length of one operation: who may stop it, when it must end, and what came back so far.
// Apollo copies the context object once per operation, so parts that change are held by reference.

export interface OperationContext {
  /** Aborted when the client gave up. */
  readonly signal: AbortSignal | undefined;
  /** On the clock of performance.now(). */
  readonly deadlineAtMs: number;
  /** The data of fetches at the root; the gateway merges what comes later into these same objects. */
  readonly roots: Record<string, unknown>[];
  readonly request: {
    /** Set when the request named an operation to run: what then fails is GraphQL, not HTTP. */
    isWellFormed: boolean;
  };
}

/** `timeoutMs` is for the whole operation, from now. */
export function createOperationContext(timeoutMs: number, signal?: AbortSignal): OperationContext {
  return { signal, deadlineAtMs: performance.now() + timeoutMs, roots: [], request: { isWellFormed: false } };
}
