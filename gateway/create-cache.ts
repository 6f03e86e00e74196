// The gateway's hot cache, of persisted queries: bounded memory, or Redis where several gateways share one. A Redis that
// is away costs a cache miss and a line in the log, never an answer.
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { Keyv } from 'keyv';
import type { Logger } from '../subgraphs/kit/log.ts';
import { withinDeadline } from '../subgraphs/kit/within-deadline.ts';

const NAMESPACE = 'signpost-gateway';
const CACHE_TIMEOUT_MS = 250;

export interface GatewayCache {
  readonly cache: NonNullable<ApolloServerOptions<BaseContext>['cache']>;
  close(): Promise<void>;
}

/** Connects to Redis at the first use, not here. */
export async function createCache(redisUrl: string | undefined, log: Logger): Promise<GatewayCache> {
  if (redisUrl === undefined) return { cache: 'bounded', close: async () => {} };
  const { default: KeyvRedis } = await import('@keyv/redis');
  const keyv = new Keyv<string>({ store: new KeyvRedis(redisUrl), namespace: NAMESPACE });
  keyv.on('error', (error: unknown) => log.warn({ err: error }, 'the cache did not answer'));
  // Gotcha (2026-11, @keyv/redis 5): while it cannot connect it neither answers nor fails, and an answer waits for it.
  const patiently = <T>(work: Promise<T>): Promise<T | undefined> =>
    withinDeadline(work, { timeoutMs: CACHE_TIMEOUT_MS }).catch((error: unknown) => {
      log.warn({ err: error }, 'the cache did not answer');
      return undefined;
    });
  return {
    cache: {
      get: (key) => patiently(keyv.get(key)),
      set: async (key, value, options) => {
        await patiently(keyv.set(key, value, toMs(options?.ttl)));
      },
      delete: async (key) => (await patiently(keyv.delete(key))) ?? false,
    },
    close: () => patiently(keyv.disconnect()),
  };
}

// Apollo counts in seconds, Keyv in milliseconds.
function toMs(ttlSeconds: number | null | undefined): number | undefined {
  return ttlSeconds ? ttlSeconds * 1000 : undefined;
}
