// The partner sandbox: four partners on four origins, and a control server. When one of them cannot start, none does.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import {
  type CatalogueInput,
  type CatalogueName,
  type HubItemRow,
  type HubRow,
  hubItemRow,
  hubRow,
  type ItemRow,
  itemRow,
} from './catalogue-rows.ts';
import { createControlServer } from './control-server.ts';
import { createDataset, type Dataset, type RowFacts } from './dataset.ts';
import { createFaultList, type FaultInput, faultRequest } from './faults.ts';
import { serveSite, toSitemapLine } from './iet-faraday/serve-site.ts';
import { serveHubs } from './local-hubs/serve-hubs.ts';
import { createPartnerServer } from './partner-server.ts';
import { serveFeeds } from './raeng/serve-feeds.ts';
import { readCatalogue } from './read-catalogue.ts';
import { SAMPLE_DATES_NOTICE } from './sample-dates.ts';
import { type CrmCredentials, serveCrm } from './stem-learning/serve-crm.ts';
import { serveJsonApi } from './stem-learning/serve-json-api.ts';

export interface SandboxOptions {
  /** Holds the five `.ndjson` files; not read for those given as `catalogues`. */
  readonly dataDirectory: string;
  /** Rows to serve instead of a file's. */
  readonly catalogues?: Partial<CatalogueInput>;
  /** Dates are moved to lie around this moment's week. */
  readonly now: Date;
  readonly host: string;
  /** The control server's port; the partners take the next four. 0 takes five free ones. */
  readonly port: number;
  /** Of the Academy's feed; 20 by default. */
  readonly feedEntriesPerPage?: number;
  /** What the CRM's basic authentication expects; `sandbox` and `sandbox` by default. */
  readonly crmCredentials?: CrmCredentials;
}

export interface Sandbox {
  /** Origins without a slash at the end. */
  readonly urls: {
    readonly stemLearning: string;
    readonly ietFaraday: string;
    readonly raeng: string;
    readonly localHubs: string;
    readonly control: string;
  };
  /** How many rows of each file are served now. */
  readonly records: Readonly<Record<CatalogueName, number>>;
  /** Serves these rows from now on. New and changed records are dated now; throws a ZodError for rows of another shape. */
  replace<Name extends CatalogueName>(name: Name, rows: CatalogueInput[Name]): void;
  /** Asks for a fault without going through the control server. */
  addFault(fault: FaultInput): void;
  clearFaults(): void;
  close(): Promise<void>;
}

/** Starts everything. Throws when a data file cannot be read or a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { now, host, port } = options;
  const open = async <Row>(name: CatalogueName, schema: z.ZodType<Row>, toFacts: (row: Row) => RowFacts) => {
    const given = options.catalogues?.[name];
    const rows = given ? z.array(schema).parse(given) : await readCatalogue(options.dataDirectory, name, schema);
    return createDataset({ rows, now, toFacts });
  };
  const datasets = {
    'stem-learning': await open('stem-learning', itemRow, toItemFacts),
    'iet-faraday': await open('iet-faraday', itemRow, toItemFacts),
    raeng: await open('raeng', itemRow, toItemFacts),
    hubs: await open('hubs', hubRow, toHubFacts),
    'hub-items': await open('hub-items', hubItemRow, toHubItemFacts),
  };
  const faults = createFaultList();

  const stemLearning = createPartnerServer({ partner: 'stem-learning', faults });
  serveJsonApi(stemLearning, datasets['stem-learning']);
  const credentials = options.crmCredentials ?? { user: 'sandbox', password: 'sandbox' };
  serveCrm(stemLearning, datasets['stem-learning'], datasets.hubs, credentials);
  const ietFaraday = createPartnerServer({ partner: 'iet-faraday', faults, robotsLines: toSitemapLine });
  serveSite(ietFaraday, datasets['iet-faraday']);
  const raeng = createPartnerServer({ partner: 'raeng', faults });
  serveFeeds(raeng, datasets.raeng, options.feedEntriesPerPage);
  const localHubs = createPartnerServer({ partner: 'local-hubs', faults });
  serveHubs(localHubs, datasets.hubs, datasets['hub-items'], now);

  const count = () => ({
    'stem-learning': datasets['stem-learning'].records.length,
    'iet-faraday': datasets['iet-faraday'].records.length,
    raeng: datasets.raeng.records.length,
    hubs: datasets.hubs.records.length,
    'hub-items': datasets['hub-items'].records.length,
  });
  const describe = () => ({ notice: SAMPLE_DATES_NOTICE, urls, records: count(), faults: faults.list() });
  const control = createControlServer(faults, describe);

  const servers = [control, stemLearning, ietFaraday, raeng, localHubs];
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const [index, server] of servers.entries()) {
      await server.listen({ host, port: port === 0 ? 0 : port + index });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const originOf = (server: FastifyInstance) => server.listeningOrigin;
  const urls = {
    stemLearning: originOf(stemLearning),
    ietFaraday: originOf(ietFaraday),
    raeng: originOf(raeng),
    localHubs: originOf(localHubs),
    control: originOf(control),
  };

  let lastReplaced = now.getTime();
  const replaceWith = <Row>(dataset: Dataset<Row>, schema: z.ZodType<Row>, rows: unknown) => {
    // Later than every change before it, by a whole second: feeds know no less.
    lastReplaced = Math.max(Date.now(), lastReplaced + 1000);
    dataset.replace(z.array(schema).parse(rows), new Date(lastReplaced));
  };
  return {
    urls,
    get records() {
      return count();
    },
    replace(name: CatalogueName, rows: unknown) {
      if (name === 'hubs') replaceWith<HubRow>(datasets.hubs, hubRow, rows);
      else if (name === 'hub-items') replaceWith<HubItemRow>(datasets['hub-items'], hubItemRow, rows);
      else replaceWith<ItemRow>(datasets[name], itemRow, rows);
    },
    addFault(fault) {
      faults.add(faultRequest.parse(fault));
    },
    clearFaults: () => faults.clear(),
    close,
  };
}

function toItemFacts(row: ItemRow): RowFacts {
  const { title, startDate, endDate, published } = row;
  return { key: `${row.kind}|${row.url ?? ''}|${row.sourceId ?? ''}`, title, startDate, endDate, published };
}

function toHubFacts(row: HubRow): RowFacts {
  return { key: row.id, title: row.name, startDate: null, endDate: null, published: null };
}

function toHubItemFacts(row: HubItemRow): RowFacts {
  const { title, startDate, endDate } = row;
  return { key: `${row.hub ?? ''}|${row.url ?? ''}|${row.kind}`, title, startDate, endDate, published: null };
}
