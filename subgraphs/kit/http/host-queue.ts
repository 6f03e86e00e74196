// Keeps us polite: so many requests at once to a host and no more, and the pause between two that its robots.txt asks
// for. A failed task frees its place like a finished one.

import { wait } from './wait.ts';

interface HostQueue {
  /**
   * Runs the task when the host has a free place and `spacingMs` have passed since the last start on this host.
   * An aborted signal throws its reason instead of running the task.
   */
  run<T>(place: QueuePlace, task: () => Promise<T>): Promise<T>;
}

interface QueuePlace {
  readonly host: string;
  readonly spacingMs: number;
  readonly signal: AbortSignal | undefined;
}

interface HostState {
  active: number;
  lastStartAt: number;
  readonly waiting: (() => void)[];
}

export function createHostQueue(concurrencyPerHost: number): HostQueue {
  const hosts = new Map<string, HostState>();

  return {
    async run({ host, spacingMs, signal }, task) {
      const state = hosts.get(host) ?? { active: 0, lastStartAt: Number.NEGATIVE_INFINITY, waiting: [] };
      hosts.set(host, state);
      await take(state, concurrencyPerHost);
      try {
        // Not the time of day: a clock that is put back by an hour would make every request wait for an hour.
        const now = performance.now();
        const startAt = Math.max(now, state.lastStartAt + spacingMs);
        state.lastStartAt = startAt;
        await wait(startAt - now, signal);
        return await task();
      } finally {
        release(state);
      }
    },
  };
}

async function take(state: HostState, limit: number): Promise<void> {
  if (state.active < limit) {
    state.active++;
    return;
  }
  await new Promise<void>((resolve) => state.waiting.push(resolve));
}

// The place passes straight to the next in line, so that `active` never counts a newcomer in between.
function release(state: HostState): void {
  const next = state.waiting.shift();
  if (next === undefined) state.active--;
  else next();
}
