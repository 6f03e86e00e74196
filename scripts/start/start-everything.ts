// All of Signpost on this machine, step by step: sandbox, Meilisearch, gateway, harvest, index. A step that fails ends the
// start with its reason, and what had been started is closed; a partner that cannot be read does not.

import { registerPortal } from '../../gateway/portal/register-portal.ts';
import { type RunningGateway, startGateway } from '../../gateway/start-gateway.ts';
import type { IndexReport } from '../../subgraphs/discovery/indexing/index-run.ts';
import { readSettings, type Settings } from '../../subgraphs/kit/env.ts';
import type { Logger } from '../../subgraphs/kit/log.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { RunOutcome } from '../harvest/run-outcome.ts';
import { toWords } from '../harvest/show-progress.ts';
import { formatPass } from '../index/format-report.ts';
import { type OpenMeilisearch, openMeilisearch } from '../meilisearch/open-meilisearch.ts';
import type { Sandbox } from '../sandbox/start-sandbox.ts';
import { harvestAll } from './harvest-all.ts';
import { indexAll } from './index-all.ts';
import { openSandbox } from './open-sandbox.ts';

export interface StartOptions {
  readonly log: Logger;
  /** Given a line for each step as it ends. */
  readonly tell: (line: string) => void;
  /** Settings by name, above the environment; an empty one takes away what stands there. */
  readonly overrides?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Gives up the start between two steps, and a harvest under way; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Everything {
  /** With the addresses of what runs here. */
  readonly settings: Settings;
  /** Null when every partner has an address. */
  readonly sandbox: Sandbox | null;
  readonly engine: OpenMeilisearch;
  readonly gateway: RunningGateway;
  /** Once more, as cron would. */
  harvest(): Promise<readonly RunOutcome[]>;
  /** Once more, as cron would. */
  index(): Promise<IndexReport>;
  /** In reverse order of their start. */
  close(): Promise<void>;
}

export async function startEverything(options: StartOptions): Promise<Everything> {
  const { log, tell, overrides = {}, now = () => new Date(), signal = new AbortController().signal } = options;
  await using opening = new AsyncDisposableStack();
  const step = createSteps(tell, signal);

  const opened = await step(
    'Partner sandbox',
    () => openSandbox(readSettings(overrides), now()),
    ({ words }) => words,
  );
  opening.defer(() => opened.close());
  const configured = readSettings({ ...overrides, ...opened.overrides });
  const engine = await step(
    'Meilisearch',
    () => openMeilisearch(configured, log),
    ({ url }) => url,
  );
  opening.defer(() => engine.close());
  const settings: Settings = { ...configured, MEILI_URL: engine.url, MEILI_SEARCH_KEY: engine.searchKey };
  // Before the harvest: a port that is taken is told at once, and what an earlier run has indexed is served meanwhile.
  const gateway = await step(
    'Gateway',
    () => serve(settings, log, now),
    ({ url }) => url,
  );
  opening.defer(() => gateway.close());
  const harvest = () => harvestAll({ settings, log, now }, signal);
  await step('Harvest', harvest, (outcomes) => toLines(outcomes.map((outcome) => [outcome.name, toWords(outcome)])));
  const index = () => indexAll({ settings, engine, gateway, log, now: now() });
  await step('Index', index, ({ partners }) =>
    toLines(partners.map((pass) => [pass.partner.toLowerCase().replaceAll('_', '-'), formatPass(pass)])),
  );

  const all = opening.move();
  return { settings, sandbox: opened.sandbox, engine, gateway, harvest, index, close: () => all.disposeAsync() };
}

function createSteps(tell: (line: string) => void, signal: AbortSignal) {
  return async <T>(name: string, work: () => Promise<T>, toWordsOf: (done: T) => string): Promise<T> => {
    signal.throwIfAborted();
    const begin = performance.now();
    const done = await work();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    tell(`${name} (${seconds} s): ${toWordsOf(done)}`);
    return done;
  };
}

function toLines(parts: readonly (readonly [name: string, words: string])[]): string {
  return parts.map(([name, words]) => `\n  ${name}: ${words}`).join('');
}

function serve(settings: Settings, log: Logger, now: () => Date): Promise<RunningGateway> {
  return startGateway(settings, {
    subgraphs: SUBGRAPHS,
    log,
    now,
    registerPortal: async (app, { execute }) =>
      registerPortal(app, (document, variables) => execute({ document, variables }), now),
  });
}
