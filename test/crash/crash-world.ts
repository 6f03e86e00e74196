// A small but whole Signpost for crash rounds: two partners that publish, their Catalogues, a gateway over them, and an
// index on a Meilisearch that can be killed. What goes wrong in setting it up is thrown.
import { join } from 'node:path';
import { type RunningGateway, startGateway } from '../../gateway/start-gateway.ts';
import { runPartner } from '../../scripts/harvest/run-partner.ts';
import { type Sandbox, startSandbox } from '../../scripts/sandbox/start-sandbox.ts';
import { indexAll } from '../../scripts/start/index-all.ts';
import type { HeldDocument } from '../../subgraphs/discovery/indexing/diff-documents.ts';
import { ITEMS_RECIPE } from '../../subgraphs/discovery/indexing/items-recipe.ts';
import { INDEXED_PARTNERS, readChanges } from '../../subgraphs/discovery/indexing/read-changes.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { readSettings } from '../../subgraphs/kit/env.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import { createHttpClient } from '../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { localHubs } from '../../subgraphs/local-hubs/subgraph.ts';
import { raeng } from '../../subgraphs/raeng/subgraph.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import { openRestartableEngine, type RestartableEngine } from '../support/restartable-engine.ts';
import type { Random } from '../support/seeded-random.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { type Follower, openFollower } from './follower.ts';
import { createRowSource } from './served-rows.ts';

/** Those that publish; the first by one feed that removes at once, the second by several that remove when missed twice. */
export const CRASH_PARTNERS: readonly PartnerSubgraph[] = [raeng, localHubs];
/** Those that a second run has to see before what is gone is gone. */
export const MISSED_TWICE: readonly PartnerSubgraph[] = [localHubs];

const log = createLog('silent');
const now = (): Date => new Date();

export interface CrashWorld {
  readonly engine: RestartableEngine;
  readonly dataDirectory: string;
  /** The environment in which the real commands meet all of it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly followers: ReadonlyMap<PartnerSubgraph, Follower>;
  /** Takes a new and empty data directory, as after the loss of a disk; the index stays. */
  renew(): Promise<void>;
  /** Lets the partners publish something else. */
  change(random: Random): void;
  /** Titles of the Academy's entries. */
  served(): readonly string[];
  /** One run of each, here in this process. Throws with the reason when one is not complete. */
  harvest(partners?: readonly PartnerSubgraph[]): Promise<void>;
  index(at: Date): Promise<void>;
  /** What a first harvest of the partner finds. */
  harvestAfresh(subgraph: PartnerSubgraph): Promise<readonly CatalogueItem[]>;
  /** What the index should hold at this moment by the Catalogues, and what it does. */
  wantedDocuments(at: Date): Promise<readonly HeldDocument[]>;
  heldDocuments(): Promise<readonly HeldDocument[]>;
  close(): Promise<void>;
}

export async function openCrashWorld(): Promise<CrashWorld> {
  await using opening = new AsyncDisposableStack();
  const folder = await createTemporaryFolder();
  opening.defer(() => folder.remove());
  const engine = await openRestartableEngine();
  opening.defer(() => engine.close());
  const source = createRowSource(now());
  let rows = source.first();
  let edition = 0;
  const sandbox = await startSandbox({
    dataDirectory: '',
    catalogues: {
      'stem-learning': [],
      'iet-faraday': [],
      raeng: rows.raeng,
      hubs: rows.hubs,
      'hub-items': rows.hubItems,
    },
    now: now(),
    host: '127.0.0.1',
    port: 0,
  });
  opening.defer(() => sandbox.close());
  let directories = 0;
  const open = (name: string) => openPlace(join(folder.path, name), join(folder.path, 'compiled'), sandbox, engine);
  let place = await open('data-0');
  opening.defer(() => place.close());
  const all = opening.move();

  return {
    engine,
    get dataDirectory() {
      return place.settings.DATA_DIR;
    },
    get environment() {
      return place.environment;
    },
    get followers() {
      return place.followers;
    },
    async renew() {
      directories += 1;
      await place.close();
      place = await open(`data-${directories}`);
    },
    change(random) {
      edition += 1;
      rows = source.change(rows, edition, random);
      sandbox.replace('raeng', rows.raeng);
      sandbox.replace('hub-items', rows.hubItems);
    },
    served: () => rows.raeng.map(({ title }) => title),
    async harvest(partners = CRASH_PARTNERS) {
      for (const subgraph of partners) {
        const { summary, error } = await runPartner({
          subgraph,
          environment: { settings: place.settings, log, now },
          userAgent: 'Signpost/0.0.0',
          signal: new AbortController().signal,
          onProgress: () => undefined,
        });
        if (summary?.complete !== true) {
          throw new Error(`${subgraph.name}: ${JSON.stringify(error ?? summary)}`, { cause: error });
        }
      }
    },
    async index(at) {
      const { partners, refresh } = await indexAll({
        settings: place.settings,
        engine,
        gateway: place.gateway,
        log,
        now: at,
      });
      const failures = [...partners, refresh].flatMap((pass) => pass?.failure ?? []);
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
    },
    async harvestAfresh(subgraph) {
      directories += 1;
      const file = catalogueFile(join(folder.path, `afresh-${directories}`), subgraph.name);
      const catalogue = openSqliteCatalogue({ file, partner: subgraph.partner, now });
      const { HARVEST_ALLOWED_HOSTS: allowedHosts, CONTACT: contact } = place.settings;
      const client = createHttpClient({ userAgent: 'Signpost/0.0.0', contact, allowedHosts, storePath: null });
      try {
        await harvestPartner({ subgraph, catalogue, client, environment: { settings: place.settings, log, now } });
        return (await catalogue.list({ afterId: null, first: 100_000, kinds: null })).items;
      } finally {
        await client.close();
        await catalogue.close();
      }
    },
    async wantedDocuments(at) {
      const documents = [];
      for (const partner of INDEXED_PARTNERS) {
        for await (const { changes } of readChanges(place.execute, partner, null)) {
          for (const { item } of changes) if (item !== null) documents.push(...ITEMS_RECIPE.toDocuments(item, at));
        }
      }
      const stored: HeldDocument[] = JSON.parse(JSON.stringify(documents));
      return stored;
    },
    async heldDocuments() {
      const { results } = await engine.client.index(ITEMS_RECIPE.uid).getDocuments<HeldDocument>({ limit: 1_000_000 });
      return results;
    },
    close: () => all.disposeAsync(),
  };
}

async function openPlace(dataDirectory: string, compileCache: string, { urls }: Sandbox, engine: RestartableEngine) {
  const own = {
    DATA_DIR: dataDirectory,
    HOST: '127.0.0.1',
    PORT: '0',
    STEM_LEARNING_URL: urls.stemLearning,
    IET_FARADAY_URL: urls.ietFaraday,
    RAENG_URL: `${urls.raeng}/feed.atom`,
    LOCAL_HUBS_URL: `${urls.localHubs}/hubs.csv`,
    HARVEST_ALLOWED_HOSTS: Object.values(urls)
      .map((url) => new URL(url).host)
      .join(','),
    MEILI_URL: engine.url,
    MEILI_API_KEY: engine.indexKey ?? '',
    MEILI_SEARCH_KEY: engine.searchKey ?? '',
  };
  const settings = readSettings(own);
  const gateway: RunningGateway = await startGateway(settings, { subgraphs: SUBGRAPHS, log, now });
  const followers = new Map(
    CRASH_PARTNERS.map((subgraph): [PartnerSubgraph, Follower] => [
      subgraph,
      openFollower({ file: catalogueFile(dataDirectory, subgraph.name), partner: subgraph.partner, now }),
    ]),
  );
  return {
    settings,
    gateway,
    followers,
    // Commands start so often that compiling them would be most of the work.
    environment: { ...own, GATEWAY_URL: gateway.url, NODE_COMPILE_CACHE: compileCache },
    execute: (document: Parameters<RunningGateway['execute']>[0]['document'], variables: object) =>
      gateway.execute({ document, variables: { ...variables } }),
    async close() {
      for (const follower of followers.values()) await follower.close();
      await gateway.close();
    },
  };
}
