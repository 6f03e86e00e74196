// Waits for work no longer than allowed. Work cannot be stopped from outside, so what is late goes on unheard; its
// failure, if it fails in the end, is swallowed here and never becomes an unhandled rejection.

/** Thrown when the deadline came before the work was done. */
export class DeadlineError extends Error {
  constructor() {
    super('the deadline passed');
    this.name = 'DeadlineError';
  }
}

export interface Bounds {
  /** From now; zero or less is already too late. */
  readonly timeoutMs: number;
  /** Gives up early; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** The work's outcome, or a DeadlineError, or the signal's reason. */
export async function withinDeadline<T>(work: Promise<T>, { timeoutMs, signal }: Bounds): Promise<T> {
  const end = Promise.withResolvers<never>();
  const abort = (): void => end.reject(signal?.reason);
  const timer = setTimeout(() => end.reject(new DeadlineError()), Math.max(0, timeoutMs));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  try {
    return await Promise.race([work, end.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
