// The Meilisearch that the settings mean: the one they name, else the private one of the data directory. Comes with its
// two weak keys, so that whoever uses it never holds the master key.
import type { Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { createKeys, type EngineKeys } from './create-keys.ts';
import { startPrivateMeilisearch } from './start-private-meilisearch.ts';

export interface OpenMeilisearch extends EngineKeys {
  readonly url: string;
  /** Stops a private one that was started for this. */
  close(): Promise<void>;
}

/** Throws a PrivateMeilisearchError when it cannot be started, or an error of the client when it does not answer. */
export async function openMeilisearch(settings: Settings, log: Logger): Promise<OpenMeilisearch> {
  if (settings.MEILI_URL !== undefined) {
    const url = settings.MEILI_URL;
    return { url, ...(await createKeys({ url, masterKey: settings.MEILI_API_KEY })), close: async () => undefined };
  }
  const { url, masterKey, close } = await startPrivateMeilisearch({ dataDirectory: settings.DATA_DIR, log });
  try {
    return { url, ...(await createKeys({ url, masterKey })), close };
  } catch (error) {
    await close();
    throw error;
  }
}
