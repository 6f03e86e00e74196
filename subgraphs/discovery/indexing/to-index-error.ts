// Turns what the Meilisearch client throws into an IndexError, once, at the border; all other errors pass as they are.
import { MeilisearchApiError, MeilisearchError } from 'meilisearch';
import { IndexError } from './index-error.ts';

/** The same work, whose errors of Meilisearch come out as an IndexError. */
export function withIndexErrors<A extends readonly unknown[], R>(
  work: (...given: A) => Promise<R>,
): (...given: A) => Promise<R> {
  return async (...given) => {
    try {
      return await work(...given);
    } catch (cause) {
      throw toIndexError(cause);
    }
  };
}

/** An IndexError for an error of the client; anything else as it is. */
export function toIndexError(cause: unknown): unknown {
  if (cause instanceof MeilisearchApiError) {
    const hint =
      cause.cause?.code === 'task_not_found' ? ' The key must be for all indexes (*), to see the task of a swap.' : '';
    const message = `Meilisearch refused with status ${cause.response.status}: ${cause.message}${hint}`;
    return new IndexError('ENGINE_REFUSED', message, { cause });
  }
  if (cause instanceof MeilisearchError) {
    const reason = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
    return new IndexError('ENGINE_UNREACHABLE', `${cause.message}${reason}`, { cause });
  }
  return cause;
}
