// Asks the CRM how many places are left on a run, while somebody waits: never longer than two seconds, never the same
// twice in a minute, never more than four at once. What it cannot learn is thrown as a PlacesUnknownError.
import packageJson from '../../package.json' with { type: 'json' };
import { FeedError } from '../kit/errors.ts';
import { createHttpClient } from '../kit/http/create-http-client.ts';
import { readCrmAvailability } from '../kit/readers/crm-connector.ts';
import type { SubgraphEnvironment } from '../kit/subgraph.ts';
import { DeadlineError, withinDeadline } from '../kit/within-deadline.ts';
import type { CrmConnection } from './crm-connection.ts';
import { createHotCache } from './hot-cache.ts';

/** The CRM did not answer in time, or not with an answer; the log says why. */
export class PlacesUnknownError extends Error {
  constructor() {
    super('the CRM did not say how many places are left');
    this.name = 'PlacesUnknownError';
  }
}

export interface LivePlaces {
  /** How many places are left; null where the CRM answers without saying. */
  ask(occurrenceId: string): Promise<number | null>;
  close(): Promise<void>;
}

interface KnownPlaces {
  /** Undefined where the CRM could not be asked. */
  readonly places?: number | null;
}

const DEADLINE_MS = 2_000;
const GOOD_FOR_MS = 60_000;
// So that a page of sessions does not wait for a dead CRM again with each reload.
const FAILED_FOR_MS = 5_000;
const MOST_AT_ONCE = 4;

export function createLivePlaces(crm: CrmConnection, { settings, log }: SubgraphEnvironment): LivePlaces {
  const client = createHttpClient({
    userAgent: `Signpost/${packageJson.version}`,
    contact: settings.CONTACT,
    allowedHosts: settings.HARVEST_ALLOWED_HOSTS,
    storePath: null,
    concurrencyPerHost: MOST_AT_ONCE,
    deadlineMs: DEADLINE_MS,
    tries: 1,
    giveUpMs: FAILED_FOR_MS,
  });
  const opening = createHotCache<KnownPlaces>(settings.REDIS_URL, log);
  const underWay = new Map<string, Promise<KnownPlaces>>();

  async function find(occurrenceId: string): Promise<KnownPlaces> {
    const cache = await opening;
    const known = await cache.get(occurrenceId);
    if (known !== undefined) return known;
    const found = await askCrm(occurrenceId);
    await cache.set(occurrenceId, found, found.places === undefined ? FAILED_FOR_MS : GOOD_FOR_MS);
    return found;
  }

  async function askCrm(occurrenceId: string): Promise<KnownPlaces> {
    const late = new AbortController();
    try {
      const { baseUrl, headers } = crm;
      const asking = readCrmAvailability(client, baseUrl, occurrenceId, { headers, signal: late.signal });
      return { places: await withinDeadline(asking, { timeoutMs: DEADLINE_MS }) };
    } catch (error) {
      if (!(error instanceof FeedError || error instanceof DeadlineError)) throw error;
      log.warn({ occurrenceId, err: error }, 'the CRM did not say how many places are left');
      return {};
    } finally {
      late.abort();
    }
  }

  return {
    async ask(occurrenceId) {
      const finding = underWay.get(occurrenceId) ?? find(occurrenceId).finally(() => underWay.delete(occurrenceId));
      underWay.set(occurrenceId, finding);
      const { places } = await finding;
      if (places === undefined) throw new PlacesUnknownError();
      return places;
    },
    async close() {
      await client.close();
      await (await opening).close();
    },
  };
}
