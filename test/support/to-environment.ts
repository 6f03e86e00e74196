// The environment in which a command meets what a running stack has opened: its partners, its Meilisearch, its gateway.
import type { Everything } from '../../scripts/start/start-everything.ts';

export function toEnvironment({ settings, engine, gateway }: Everything): Readonly<Record<string, string>> {
  return {
    DATA_DIR: settings.DATA_DIR,
    HARVEST_ALLOWED_HOSTS: settings.HARVEST_ALLOWED_HOSTS.join(','),
    STEM_LEARNING_URL: settings.STEM_LEARNING_URL ?? '',
    STEM_LEARNING_CRM_USER: settings.STEM_LEARNING_CRM_USER ?? '',
    STEM_LEARNING_CRM_PASSWORD: settings.STEM_LEARNING_CRM_PASSWORD ?? '',
    IET_FARADAY_URL: settings.IET_FARADAY_URL ?? '',
    RAENG_URL: settings.RAENG_URL ?? '',
    LOCAL_HUBS_URL: settings.LOCAL_HUBS_URL ?? '',
    MEILI_URL: engine.url,
    MEILI_API_KEY: engine.indexKey ?? '',
    GATEWAY_URL: gateway.url,
  };
}
