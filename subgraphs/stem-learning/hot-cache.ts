// Where live answers are kept for their minute: bounded memory, or Redis where several processes share one. A Redis that is
// away costs a cache miss and a line in the log, never an answer.
import { Keyv } from 'keyv';
import type { Logger } from '../kit/log.ts';
import { withinDeadline } from '../kit/within-deadline.ts';

const NAMESPACE = 'signpost-stem-learning';
const MOST_ENTRIES = 10_000;
const CACHE_TIMEOUT_MS = 250;

export interface HotCache<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttlMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Connects to Redis at the first use, not here. */
export async function createHotCache<Value>(redisUrl: string | undefined, log: Logger): Promise<HotCache<Value>> {
  const keyv = new Keyv<Value>({ store: await createStore(redisUrl), namespace: NAMESPACE });
  const warn = (error: unknown): void => log.warn({ err: error }, 'the cache of live answers did not answer');
  keyv.on('error', warn);
  // Gotcha (2026-11, @keyv/redis 5): while it cannot connect it neither answers nor fails.
  const patiently = <T>(work: Promise<T>): Promise<T | undefined> =>
    withinDeadline(work, { timeoutMs: CACHE_TIMEOUT_MS }).catch((error: unknown) => {
      warn(error);
      return undefined;
    });
  return {
    get: (key) => patiently(keyv.get(key)),
    set: async (key, value, ttlMs) => {
      await patiently(keyv.set(key, value, ttlMs));
    },
    close: async () => {
      await patiently(keyv.disconnect());
    },
  };
}

async function createStore(redisUrl: string | undefined): Promise<unknown> {
  if (redisUrl === undefined) return new BoundedMap();
  const { default: KeyvRedis } = await import('@keyv/redis');
  return new KeyvRedis(redisUrl);
}

/** Forgets what was put in first when it is full; Keyv's own memory has no end. */
class BoundedMap extends Map<string, unknown> {
  override set(key: string, value: unknown): this {
    const [oldest] = this.keys();
    if (this.size >= MOST_ENTRIES && !this.has(key) && oldest !== undefined) this.delete(oldest);
    return super.set(key, value);
  }
}
