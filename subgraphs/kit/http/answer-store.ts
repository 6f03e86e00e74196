// Where answers are kept between harvests: undici's SQLite cache store, one file per deployment or memory. The file
// holds what partners answered and no credentials. A locked file means an answer is not kept, never a failed harvest.

import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { cacheStores, type interceptors } from 'undici';
import { CREDENTIAL_HEADERS } from './request-headers.ts';

type CacheStore = NonNullable<NonNullable<Parameters<typeof interceptors.cache>[0]>['store']>;
type CacheKey = Parameters<CacheStore['get']>[0];

interface AnswerStore {
  /** For the cache interceptor. */
  readonly store: CacheStore;
  /** Drops what is kept of an address, for a body that turned out broken. */
  forget(url: URL, headers: Readonly<Record<string, string>>): void;
  close(): void;
}

/** Some 20,000 pages of a catalogue; the oldest go first. */
const MAX_ANSWERS = 20_000;

/** @param path the file, made with its folder where missing; null keeps everything in memory */
export function openAnswerStore(path: string | null, maxEntryBytes: number): AnswerStore {
  if (path !== null) mkdirSync(dirname(path), { recursive: true });
  const sqlite = new cacheStores.SqliteCacheStore({
    location: path ?? ':memory:',
    maxEntrySize: maxEntryBytes,
    maxCount: MAX_ANSWERS,
  });
  const store: CacheStore = {
    get: (key) => sqlite.get(toCredentialKey(key)),
    createWriteStream: (key, value) => sqlite.createWriteStream(toCredentialKey(key), value),
    delete: (key) => sqlite.delete(toCredentialKey(key)),
  };
  return {
    store,
    forget(url, headers) {
      void store.delete({
        origin: url.origin,
        method: 'GET',
        path: url.pathname + url.search,
        headers: { ...headers },
      });
    },
    close: () => sqlite.close(),
  };
}

// undici keys an answer by its address alone: what one account may see must not be given to another, or to none.
function toCredentialKey(key: CacheKey): CacheKey {
  const credentials = CREDENTIAL_HEADERS.map((name) => key.headers?.[name]);
  if (credentials.every((value) => value === undefined)) return key;
  const digest = createHash('sha256').update(JSON.stringify(credentials)).digest('hex');
  return { ...key, path: `${key.path}#${digest}` };
}
