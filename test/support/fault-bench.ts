// A partner's real road for fault cases: each case begins with a copy of one good harvest, and ends beside a Catalogue that
// has never met a fault. What goes wrong in setting it up is thrown.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { toExitCode } from '../../scripts/harvest/run-outcome.ts';
import type { FaultInput } from '../../scripts/sandbox/faults.ts';
import { startSandbox } from '../../scripts/sandbox/start-sandbox.ts';
import type { KeptRejection, UnknownWordCount } from '../../subgraphs/kit/catalogue/catalogue.ts';
import { catalogueFile } from '../../subgraphs/kit/catalogue/catalogue-file.ts';
import { openSqliteCatalogue } from '../../subgraphs/kit/catalogue/sqlite-catalogue.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { readSettings } from '../../subgraphs/kit/env.ts';
import type { HarvestFailureCode } from '../../subgraphs/kit/harvest/harvest-failure.ts';
import { harvestPartner } from '../../subgraphs/kit/harvest/harvest-partner.ts';
import type { HarvestSummary } from '../../subgraphs/kit/harvest/harvest-summary.ts';
import { createHttpClient, type HttpClientOptions } from '../../subgraphs/kit/http/create-http-client.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { BENCH_NOW, SANDBOX_DATA_DIRECTORY } from './partner-bench.ts';
import { PARTNER_ROADS, type PartnerRoad } from './partner-roads.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** What a Catalogue tells of itself, but for the runs that it names. */
export interface CatalogueState {
  readonly items: readonly CatalogueItem[];
  readonly rejections: readonly Omit<KeptRejection, 'runId'>[];
  readonly unknownWords: readonly UnknownWordCount[];
}

export interface ToldFailure {
  /** The partner's name where its feeds could not even be listed. */
  readonly feed: string;
  readonly code: HarvestFailureCode;
  /** With addresses as paths, without their queries. */
  readonly message: string;
}

/** What a run ended in, as the operator is told it. */
export interface RunResult {
  readonly exitCode: number;
  readonly failures: readonly ToldFailure[];
  readonly rejections: HarvestSummary['rejections'];
  readonly complete: boolean;
}

export interface FaultRun {
  readonly sandbox: { addFault(fault: FaultInput): void; clearFaults(): void };
  /** The next run, an hour after the one before. */
  harvest(client?: Partial<HttpClientOptions>): Promise<RunResult>;
  state(): Promise<CatalogueState>;
  /** Ids that a follower of the change feed has been told since the good harvest. */
  changedIds(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface FaultBench {
  /** After the good harvest. */
  readonly good: CatalogueState;
  /** After this number of further runs, none of which has met a fault. */
  unharmed(runs: number): Promise<CatalogueState>;
  open(): Promise<FaultRun>;
  close(): Promise<void>;
}

const HOUR_MS = 60 * 60 * 1000;
const ALL = 100_000;

export async function openFaultBench(partner: FaultInput['partner']): Promise<FaultBench> {
  const road = PARTNER_ROADS[partner];
  const folder = await createTemporaryFolder();
  const sandbox = await startSandbox({
    dataDirectory: SANDBOX_DATA_DIRECTORY,
    now: BENCH_NOW,
    host: '127.0.0.1',
    port: 0,
  });
  const open = async (directory: string, runs: number) => openRun(road, sandbox, directory, runs);

  const first = await open(folder.path, 0);
  const result = await first.harvest();
  if (!result.complete)
    throw new Error(`the good harvest was not complete: ${result.failures.map(({ message }) => message).join('; ')}`);
  const good = await first.state();
  await first.close();

  const openCopy = async (): Promise<FaultRun> => {
    const copy = await createTemporaryFolder();
    await cp(folder.path, copy.path, { recursive: true });
    const run = await open(copy.path, 1);
    return {
      ...run,
      async close() {
        sandbox.clearFaults();
        await run.close();
        await copy.remove();
      },
    };
  };
  const unharmed = new Map<number, CatalogueState>();

  return {
    good,
    open: openCopy,
    async unharmed(runs) {
      const known = unharmed.get(runs);
      if (known !== undefined) return known;
      const run = await openCopy();
      for (let done = 0; done < runs; done += 1) await run.harvest();
      const state = await run.state();
      await run.close();
      unharmed.set(runs, state);
      return state;
    },
    async close() {
      await sandbox.close();
      await folder.remove();
    },
  };
}

type RunningSandbox = Awaited<ReturnType<typeof startSandbox>>;

async function openRun(road: PartnerRoad, sandbox: RunningSandbox, directory: string, runs: number): Promise<FaultRun> {
  const { subgraph } = road;
  let hours = runs - 1;
  const now = (): Date => new Date(BENCH_NOW.getTime() + hours * HOUR_MS);
  const origins = Object.values(sandbox.urls);
  const settings = readSettings({
    DATA_DIR: directory,
    HARVEST_ALLOWED_HOSTS: origins.map((url) => new URL(url).host).join(','),
    ...road.settings(sandbox.urls),
  });
  const environment = { settings, log: createLog('silent'), now };
  const file = catalogueFile(directory, subgraph.name);
  const catalogue = openSqliteCatalogue({ file, partner: subgraph.partner, now });
  const { cursor } = await catalogue.changesAfter(null, ALL);

  return {
    sandbox,
    async harvest(options = {}) {
      hours += 1;
      const client = createHttpClient({
        userAgent: 'Signpost/0.0.0',
        contact: 'https://signpost.invalid/contact',
        allowedHosts: settings.HARVEST_ALLOWED_HOSTS,
        storePath: join(directory, 'http.sqlite'),
        backoffMs: 1,
        ...options,
      });
      try {
        const summary = await harvestPartner({ subgraph, catalogue, client, environment });
        return toResult(subgraph.name, summary, origins);
      } finally {
        await client.close();
      }
    },
    async state() {
      const { items } = await catalogue.list({ afterId: null, first: ALL, kinds: null });
      const { rejections } = await catalogue.rejections({ feed: null, after: null, first: ALL });
      return {
        items,
        rejections: rejections.map(({ runId: _, ...rejection }) => rejection),
        unknownWords: await catalogue.unknownWords(ALL),
      };
    },
    changedIds: async () => (await catalogue.changesAfter(cursor, ALL)).changes.map(({ id }) => id),
    close: () => catalogue.close(),
  };
}

function toResult(name: string, summary: HarvestSummary, origins: readonly string[]): RunResult {
  const { rejections, complete } = summary;
  const failures = [{ name, failure: summary.failure }, ...summary.feeds].flatMap(({ name: feed, failure }) =>
    failure === null ? [] : [{ feed, code: failure.code, message: withoutOrigins(failure.message, origins) }],
  );
  return { exitCode: toExitCode([{ name, summary, error: null }]), failures, rejections, complete };
}

function withoutOrigins(message: string, origins: readonly string[]): string {
  const paths = origins.reduce((text, origin) => text.replaceAll(origin, ''), message);
  return paths.replace(/(\/[\w./-]+)\?[^\s,]*/g, '$1');
}
