// A pause that an AbortSignal ends early; the signal's own reason is then thrown.

import { setTimeout as delay } from 'node:timers/promises';

export async function wait(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (waitMs <= 0) return;
  try {
    await delay(waitMs, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
