// All of Signpost on this machine, step by step: sandbox, Meilisearch, harvest, gateway, index. A step that fails ends the
// start with its reason, and what had been started is closed; a partner that cannot be read does not.
import packageJson from '../../package.json' with { type: 'json' };
import { registerPortal } from '../../gateway/portal/register-portal.ts';
import { type RunningGateway, startGateway } from '../../gateway/start-gateway.ts';
import { openDiscoveryStore } from '../../subgraphs/discovery/indexing/discovery-store.ts';
import type { ExecuteOperation } from '../../subgraphs/discovery/indexing/execute-operation.ts';
import { ITEMS_RECIPE } from '../../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { runIndex } from '../../subgraphs/discovery/indexing/run-index.ts';
import { readSettings, type Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { PARTNER_SUBGRAPHS, SUBGRAPHS } from '../../subgraphs/registry.ts';
import { toWords } from '../harvest/show-progress.ts';
import { runPartner } from '../harvest/run-partner.ts';
import { formatPass } from '../index/format-report.ts';
import { type OpenMeilisearch, openMeilisearch } from '../meilisearch/open-meilisearch.ts';
import { openSandbox } from './open-sandbox.ts';

export interface Everything {
  readonly gateway: RunningGateway;
  /** In reverse order of their start. */
  close(): Promise<void>;
}

/** `tell` is given a line for each step as it ends. */
export async function startEverything(log: Logger, tell: (line: string) => void): Promise<Everything> {
  await using opening = new AsyncDisposableStack();
  const step = createSteps(tell);

  const sandbox = await step('Partner sandbox', () => openSandbox(readSettings()), ({ words }) => words);
  opening.defer(() => sandbox.close());
  const settings = readSettings(sandbox.overrides);
  const engine = await step('Meilisearch', () => openMeilisearch(settings, log), ({ url }) => url);
  opening.defer(() => engine.close());
  await step('Harvest', () => harvest(settings, log), (lines) => lines.map((line) => `\n  ${line}`).join(''));
  const served: Settings = { ...settings, MEILI_URL: engine.url, MEILI_SEARCH_KEY: engine.searchKey };
  const gateway = await step('Gateway', () => serve(served, log), ({ url }) => url);
  opening.defer(() => gateway.close());
  await step('Index', () => index(served, engine, gateway, log), (lines) => lines.map((line) => `\n  ${line}`).join(''));

  const opened = opening.move();
  return { gateway, close: () => opened.disposeAsync() };
}

function createSteps(tell: (line: string) => void) {
  return async <T>(name: string, work: () => Promise<T>, toWordsOf: (done: T) => string): Promise<T> => {
    const begin = performance.now();
    const done = await work();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    tell(`${name} (${seconds} s): ${toWordsOf(done)}`);
    return done;
  };
}

async function harvest(settings: Settings, log: Logger): Promise<readonly string[]> {
  const options = {
    environment: { settings, log, now: () => new Date() },
    userAgent: `Signpost/${packageJson.version}`,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  const outcomes = await Promise.all(PARTNER_SUBGRAPHS.map((subgraph) => runPartner({ ...options, subgraph })));
  return outcomes.map((outcome) => `${outcome.name}: ${toWords(outcome)}`);
}

function serve(settings: Settings, log: Logger): Promise<RunningGateway> {
  return startGateway(settings, {
    subgraphs: SUBGRAPHS,
    log,
    registerPortal: async (app, { execute }) =>
      registerPortal(app, (document, variables) => execute({ document, variables })),
  });
}

async function index(
  settings: Settings,
  engine: OpenMeilisearch,
  gateway: RunningGateway,
  log: Logger,
): Promise<readonly string[]> {
  const store = openDiscoveryStore(settings.DATA_DIR);
  const execute: ExecuteOperation = (document, variables) => gateway.execute({ document, variables });
  const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
  try {
    const report = await runIndex({
      execute,
      writer,
      store,
      recipe: ITEMS_RECIPE,
      partners: null,
      full: false,
      now: new Date(),
      log,
      observe: () => undefined,
    });
    return report.partners.map((pass) => `${pass.partner.toLowerCase().replaceAll('_', '-')}: ${formatPass(pass)}`);
  } finally {
    store.close();
  }
}
