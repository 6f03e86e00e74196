// Where the CRM's connector is and how it is asked. Without an address there is none, and whoever needs one says so.
import type { Settings } from '../kit/env.ts';

export interface CrmConnection {
  /** The address under which `api/Get` is. */
  readonly baseUrl: string;
  /** Credentials, where there are any. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The connector has an address of its own, or the site's. */
export function toCrmConnection(settings: Settings): CrmConnection | null {
  const baseUrl = settings.STEM_LEARNING_CRM_URL ?? settings.STEM_LEARNING_URL;
  if (baseUrl === undefined) return null;
  const { STEM_LEARNING_CRM_USER: user, STEM_LEARNING_CRM_PASSWORD: password = '' } = settings;
  if (user === undefined) return { baseUrl, headers: {} };
  const credentials = Buffer.from(`${user}:${password}`).toString('base64');
  return { baseUrl, headers: { authorization: `Basic ${credentials}` } };
}
