// Turns the one powerful key into two weak ones: search with the first, write with the second. A key that may not make
// keys is used for both; any other refusal is thrown as it came.
import { type KeyCreation, Meilisearch, MeilisearchApiError } from 'meilisearch';

export interface EngineKeys {
  /** May search the items, nothing else. */
  readonly searchKey: string | undefined;
  /** May write. */
  readonly indexKey: string | undefined;
}

// Meilisearch derives a key from its uid and the master key: a fixed uid gives the same key on every start. Who changes
// what a key may do gives it a new uid, since the actions of a key cannot be changed.
const SEARCH_KEY = {
  uid: '5b7e0c5e-6c0b-4b56-9d6e-2a44f2f5a1d0',
  name: 'signpost-search',
  description: 'Search of the Signpost index',
  actions: ['search'],
  indexes: ['items*'],
  expiresAt: null,
} satisfies KeyCreation;

const INDEX_KEY = {
  uid: 'f0a1d7a9-93f4-4a0e-8c4b-7d1c60a9e3b2',
  name: 'signpost-index',
  description: 'Writing of the Signpost index',
  actions: ['search', 'documents.*', 'indexes.*', 'settings.*', 'tasks.get', 'stats.get', 'version'],
  // Gotcha: Meilisearch 1.21 shows the task of an index swap only to keys for all indexes.
  indexes: ['*'],
  expiresAt: null,
} satisfies KeyCreation;

interface Engine {
  readonly url: string;
  /** Undefined for a Meilisearch that runs without keys. */
  readonly masterKey: string | undefined;
}

/** Makes the two keys, or finds them as made before. */
export async function createKeys({ url, masterKey }: Engine): Promise<EngineKeys> {
  const client = new Meilisearch({
    host: url,
    ...(masterKey === undefined ? {} : { apiKey: masterKey }),
    timeout: 10_000,
    requestInit: { headers: { 'accept-encoding': 'identity' } },
  });
  try {
    return { searchKey: await keep(client, SEARCH_KEY), indexKey: await keep(client, INDEX_KEY) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'invalid_api_key' || code === 'missing_master_key')
      return { searchKey: masterKey, indexKey: masterKey };
    throw error;
  }
}

async function keep(client: Meilisearch, wanted: KeyCreation & { readonly uid: string }): Promise<string> {
  try {
    return (await client.getKey(wanted.uid)).key;
  } catch (error) {
    if (codeOf(error) !== 'api_key_not_found') throw error;
  }
  try {
    return (await client.createKey(wanted)).key;
  } catch (error) {
    // Another process made it in the meantime.
    if (codeOf(error) !== 'api_key_already_exists') throw error;
    return (await client.getKey(wanted.uid)).key;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined;
}
