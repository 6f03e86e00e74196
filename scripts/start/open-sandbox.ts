// The partner sandbox in place of partners that have no address in the settings, so that `npm start` works with none.
// Partners that do have one are read from there. A port that is taken ends the start with its name.
import type { Settings } from '../../subgraphs/kit/env.ts';
import { bundledDataDirectory } from '../sandbox/sandbox-cli.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';

const CREDENTIALS = { user: 'sandbox', password: 'sandbox' };

export interface OpenSandbox {
  /** Null when every partner has an address. */
  readonly sandbox: Sandbox | null;
  /** Settings that lead to the sandbox, by name. */
  readonly overrides: Readonly<Record<string, string>>;
  /** For people: what stands in for whom. */
  readonly words: string;
  close(): Promise<void>;
}

/** Dates are moved to lie around `now`. */
export async function openSandbox(settings: Settings, now: Date): Promise<OpenSandbox> {
  const missing = (['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'] as const).filter(
    (partner) => settings[`${partner}_URL`] === undefined,
  );
  if (missing.length === 0) {
    return { sandbox: null, overrides: {}, words: 'not needed', close: async () => undefined };
  }
  const sandbox = await startSandbox({
    dataDirectory: settings.SANDBOX_DATA ?? bundledDataDirectory,
    now,
    host: '127.0.0.1',
    port: settings.SANDBOX_PORT,
    crmCredentials: CREDENTIALS,
  });
  const { urls } = sandbox;
  const addresses = {
    STEM_LEARNING: urls.stemLearning,
    IET_FARADAY: urls.ietFaraday,
    RAENG: `${urls.raeng}/feed.atom`,
    LOCAL_HUBS: `${urls.localHubs}/hubs.csv`,
  };
  const hosts = missing.map((partner) => new URL(addresses[partner]).host);
  return {
    sandbox,
    overrides: {
      ...Object.fromEntries(missing.map((partner) => [`${partner}_URL`, addresses[partner]])),
      ...(missing.includes('STEM_LEARNING')
        ? { STEM_LEARNING_CRM_USER: CREDENTIALS.user, STEM_LEARNING_CRM_PASSWORD: CREDENTIALS.password }
        : {}),
      HARVEST_ALLOWED_HOSTS: [...settings.HARVEST_ALLOWED_HOSTS, ...hosts].join(','),
    },
    words: `${urls.control} (in place of ${missing.length} partners, with sample dates)`,
    close: () => sandbox.close(),
  };
}
