// Asks a subgraph over HTTP: a pool of kept connections, one request at a time on each, an answer of bounded size
// within the deadline. Every failure is a SubgraphFailure that names the service and never its address.
import { errors, Pool } from 'undici';
import { z } from 'zod';
import type { SubgraphAnswer } from '../../subgraphs/kit/api-error.ts';
import { DeadlineError, withinDeadline } from '../../subgraphs/kit/within-deadline.ts';
import { SubgraphFailure, type SubgraphFetch, type SubgraphPort } from './subgraph-fetch.ts';

const CONNECTIONS = 32;

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullable().default(null),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).exactOptional(),
        extensions: z.record(z.string(), z.unknown()).exactOptional(),
      }),
    )
    .exactOptional(),
});

export interface RemotePortOptions {
  readonly name: string;
  /** Where the subgraph takes GraphQL over POST. */
  readonly url: string;
  readonly maxAnswerBytes: number;
}

export function createRemotePort({ name, url, maxAnswerBytes }: RemotePortOptions): SubgraphPort {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1, maxResponseSize: maxAnswerBytes });

  async function exchange(
    { query, variables, operationName }: SubgraphFetch,
    signal: AbortSignal,
  ): Promise<SubgraphAnswer> {
    const { statusCode, body } = await pool.request({
      path: `${pathname}${search}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' },
      body: JSON.stringify({ query, variables, operationName }),
      signal,
    });
    const text = await body.text();
    if (statusCode >= 500) throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', name, new Error(`status ${statusCode}`));
    if (statusCode !== 200)
      throw new SubgraphFailure('SUBGRAPH_ANSWER_INVALID', name, new Error(`status ${statusCode}`));
    return answerShape.parse(JSON.parse(text));
  }

  async function ask(fetch: SubgraphFetch): Promise<SubgraphAnswer> {
    const { signal } = fetch.context;
    const stop = new AbortController();
    try {
      return await withinDeadline(exchange(fetch, stop.signal), { timeoutMs: fetch.timeoutMs, signal });
    } catch (error) {
      stop.abort();
      if (signal?.aborted) throw signal.reason;
      throw toSubgraphFailure(error, name);
    }
  }

  return { ask, close: () => pool.destroy() };
}

function toSubgraphFailure(error: unknown, name: string): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  if (error instanceof DeadlineError) return new SubgraphFailure('SUBGRAPH_TIMEOUT', name, error);
  const isAnswer =
    error instanceof SyntaxError || error instanceof z.ZodError || error instanceof errors.ResponseExceededMaxSizeError;
  return new SubgraphFailure(isAnswer ? 'SUBGRAPH_ANSWER_INVALID' : 'SUBGRAPH_UNAVAILABLE', name, error);
}
