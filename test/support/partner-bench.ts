// A partner's whole road on a bench: the sandbox that serves its records, a Catalogue in a folder of its own, and the
// real harvest between them. What goes wrong in setting it up is thrown; `close` takes everything away again.
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../scripts/sandbox/start-sandbox.ts';
import type { Catalogue } from '../../subgraphs/kit/catalogue/catalogue.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { readSettings, type Settings } from '../../subgraphs/kit/env.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { createHttpClient, type HttpClientOptions } from '../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import type { PartnerSubgraph, SubgraphEnvironment } from '../../subgraphs/kit/subgraph.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** The day on which every bench stands. */
export const BENCH_NOW = new Date('2026-11-21T12:00:00Z');
export const SANDBOX_DATA_DIRECTORY = 'scripts/sandbox/data';

export interface PartnerBench {
  readonly sandbox: Sandbox;
  readonly catalogue: Catalogue;
  readonly environment: SubgraphEnvironment;
  /** One run with a client of its own, as the command makes one; answers of earlier runs are in its store. */
  harvest(client?: Partial<HttpClientOptions>): Promise<HarvestSummary>;
  /** Everything kept, by id. */
  items(): Promise<readonly CatalogueItem[]>;
  close(): Promise<void>;
}

/** `settings` are the partner's own, by their names in the environment. */
export async function openPartnerBench(
  subgraph: PartnerSubgraph,
  settings: (urls: Sandbox['urls']) => Readonly<Record<string, string>>,
): Promise<PartnerBench> {
  const folder = await createTemporaryFolder();
  const sandbox = await startSandbox({
    dataDirectory: SANDBOX_DATA_DIRECTORY,
    now: BENCH_NOW,
    host: '127.0.0.1',
    port: 0,
  });
  const environment: SubgraphEnvironment = {
    settings: toSettings(folder.path, sandbox, settings(sandbox.urls)),
    log: createLog('silent'),
    now: () => BENCH_NOW,
  };
  const file = catalogueFile(folder.path, subgraph.name);
  const catalogue = openSqliteCatalogue({ file, partner: subgraph.partner, now: environment.now });

  return {
    sandbox,
    catalogue,
    environment,
    async harvest(options = {}) {
      const client = createHttpClient({
        userAgent: 'Signpost/0.0.0',
        contact: 'https://signpost.invalid/contact',
        allowedHosts: environment.settings.HARVEST_ALLOWED_HOSTS,
        storePath: join(folder.path, 'http.sqlite'),
        backoffMs: 1,
        ...options,
      });
      try {
        return await harvestPartner({ subgraph, catalogue, client, environment });
      } finally {
        await client.close();
      }
    },
    async items() {
      const { items } = await catalogue.list({ afterId: null, first: 10_000, kinds: null });
      return items;
    },
    async close() {
      await catalogue.close();
      await sandbox.close();
      await folder.remove();
    },
  };
}

function toSettings(dataDir: string, { urls }: Sandbox, own: Readonly<Record<string, string>>): Settings {
  const hosts = Object.values(urls).map((url) => new URL(url).host);
  return readSettings({ DATA_DIR: dataDir, HARVEST_ALLOWED_HOSTS: hosts.join(','), ...own });
}
