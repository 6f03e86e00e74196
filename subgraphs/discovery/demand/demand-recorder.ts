// Counts searches in memory and writes the counts now and then. No search waits for it or fails by it: what the store
// cannot take is lost, which is told once.
import { z } from 'zod';
import type { Logger } from '../../kit/log.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { DemandCount, DemandStore } from './demand-store.ts';
import { toDay, toDemandEntry } from './to-demand-entry.ts';

const WRITE_EVERY_MS = 5_000;
const MOST_KEYS = 10_000;

export interface DemandRecorder {
  /** An answered search. Never throws. */
  record(request: SearchRequest, exactTotal: number): void;
  /** Writes what is left. Never throws. */
  close(): void;
}

interface RecorderOptions {
  /** Called again after a failure. */
  readonly openStore: () => DemandStore;
  readonly log: Pick<Logger, 'warn'>;
  readonly now: () => Date;
}

const fault = z.object({ code: z.string(), errcode: z.number().optional() });

export function createDemandRecorder({ openStore, log, now }: RecorderOptions): DemandRecorder {
  let store: DemandStore | null = null;
  let pending = new Map<string, DemandCount>();
  let tidiedOn = '';
  let hasWarned = false;

  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (hasWarned) return;
      hasWarned = true;
      // Its message may tell what was to be written.
      const { code = null, errcode = null } = fault.safeParse(error).data ?? {};
      log.warn({ code, errcode }, 'searches could not be counted');
    }
  };

  const write = (): void => {
    const counts = [...pending.values()];
    pending = new Map();
    attempt(() => {
      store ??= openStore();
      if (counts.length > 0) store.add(counts);
    });
    const today = toDay(now());
    if (today === tidiedOn) return;
    attempt(() => {
      store?.forgetOld(now());
      if (store !== null) tidiedOn = today;
    });
  };

  write();
  const timer = setInterval(write, WRITE_EVERY_MS).unref();

  return {
    record(request, exactTotal) {
      attempt(() => {
        const entry = toDemandEntry(request, exactTotal, now());
        if (entry === null) return;
        const key = JSON.stringify(entry);
        const known = pending.get(key);
        if (known === undefined && pending.size >= MOST_KEYS) return;
        pending.set(key, { entry, count: (known?.count ?? 0) + 1 });
      });
    },
    close() {
      clearInterval(timer);
      write();
      attempt(() => store?.close());
      store = null;
    },
  };
}
