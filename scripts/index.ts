// `npm run index`: brings the search index up to the partners' catalogues, read through the gateway like any other client
// reads them. What fails leaves the index as it was there, is told, and is made good by the next run.
import { randomUUID } from 'node:crypto';
import { Command, CommanderError } from 'commander';
import type { Partner } from '../schema/shared.generated.ts';
import { openDiscoveryStore } from '../subgraphs/discovery/indexing/discovery-store.ts';
import { toIndexNames } from '../subgraphs/discovery/indexing/index-recipe.ts';
import { ITEMS_RECIPE } from '../subgraphs/discovery/indexing/items-recipe.ts';
import { createMeilisearchIndexWriter } from '../subgraphs/discovery/indexing/meilisearch-index-writer.ts';
import { INDEXED_PARTNERS } from '../subgraphs/discovery/indexing/read-changes.ts';
import { rollbackIndex } from '../subgraphs/discovery/indexing/rollback-index.ts';
import { runIndex } from '../subgraphs/discovery/indexing/run-index.ts';
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { createLog } from '../subgraphs/kit/log.ts';
import { UsageError } from './harvest/usage-error.ts';
import { formatEnd, toJsonReport } from './index/format-report.ts';
import { openExecute } from './index/open-execute.ts';
import { EXIT, EXIT_CODES, type RunError, toExitCode, toRunError } from './index/run-outcome.ts';
import { selectPartners } from './index/select-partners.ts';
import { type ProgressStyle, runWithProgress } from './index/show-progress.ts';
import { openMeilisearch } from './meilisearch/open-meilisearch.ts';
import { reportIndex } from './metrics/report-index.ts';

interface Options {
  readonly full: boolean;
  readonly rollback: boolean;
  readonly partner: readonly string[];
  readonly json: boolean;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('index')
    .description('Brings the search index up to the catalogues.')
    .option('--full', 'build a new index and swap it in; with --partner, read those partners from the start', false)
    .option('--rollback', 'put the index before the present one back in its place, and nothing else', false)
    .option('-p, --partner <name...>', 'only these, by folder name: stem-learning, iet-faraday, raeng, local-hubs', [])
    .option('--json', 'one JSON document on standard output instead of lines', false)
    .addHelpText('after', () => `${EXIT_CODES}\nSettings (environment):\n${formatSettings()}`)
    .exitOverride();
  command.parse(argv);
  const { full, rollback, partner: names, json } = command.opts<Options>();
  const partners = selectPartners(names);
  const settings = readSettings();
  // On a terminal the lines below are for people; logs would break them.
  const log = createLog(process.stderr.isTTY ? 'warn' : settings.LOG_LEVEL).child({ runId: randomUUID() });
  const now = new Date();
  log.info({ full, partners: partners ?? INDEXED_PARTNERS }, 'the index run begins');

  let isTold = false;
  // Programs read one document, though a signal may come while a run ends or fails.
  const tell = (outcome: string): void => {
    if (!isTold) console.log(outcome);
    isTold = true;
  };
  const open = new AsyncDisposableStack();
  // A run that ends here loses nothing: the next one goes on from the last portion that was written.
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.once(name, () => {
      const message = `stopped by ${name}; the next run goes on from what has been written`;
      if (json) tell(toJsonError({ exitCode: code, code: 'RUN_STOPPED', message }));
      void open.disposeAsync().finally(() => process.exit(code));
    });
  }
  try {
    const engine = await openMeilisearch(settings, log);
    open.defer(() => engine.close());
    if (rollback) {
      const rollbackStore = openDiscoveryStore(settings.DATA_DIR);
      open.defer(() => rollbackStore.close());
      const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
      const done = await rollbackIndex({ writer, store: rollbackStore, recipe: ITEMS_RECIPE, now, log });
      tell(
        json
          ? JSON.stringify({ exitCode: EXIT.complete, rollback: done }, null, 2)
          : `the index of ${done.live} is back in place; that of ${done.previous} is kept`,
      );
      return EXIT.complete;
    }
    const gateway = await openExecute({ settings, engine, log, now });
    open.defer(() => gateway.close());
    const store = openDiscoveryStore(settings.DATA_DIR);
    open.defer(() => store.close());

    const style: ProgressStyle = json ? 'none' : process.stdout.isTTY ? 'live' : 'lines';
    const writer = createMeilisearchIndexWriter({ url: engine.url, apiKey: engine.indexKey });
    const { execute } = gateway;
    const report = await runWithProgress(style, partners ?? INDEXED_PARTNERS, (observe) =>
      runIndex({
        execute,
        writer,
        store,
        recipe: ITEMS_RECIPE,
        partners,
        full,
        rebuild: settings.INDEX_REBUILD,
        now,
        log,
        observe,
      }),
    );
    const exitCode = toExitCode(report);
    const countItems = (partner: Partner) => writer.countItems(toIndexNames(ITEMS_RECIPE.uid).live, partner);
    await reportIndex({ settings, log, startedAt: now, exitCode, report, countItems });
    tell(json ? toJsonReport(report, exitCode) : formatEnd(report));
    return exitCode;
  } catch (error) {
    const known = toRunError(error);
    const failed = known?.exitCode ?? EXIT.fault;
    await reportIndex({ settings, log, startedAt: now, exitCode: failed, error, report: null, countItems: null });
    if (known === null) throw error;
    if (json) tell(toJsonError(known));
    else console.error(`${known.code}: ${known.message}`);
    return failed;
  } finally {
    await open.disposeAsync();
  }
}

function toJsonError({ exitCode, code, message }: RunError): string {
  return JSON.stringify({ exitCode, error: { code, message } }, null, 2);
}

function formatSettings(): string {
  return describeSettings()
    .map(({ name, meaning }) => `  ${name}: ${meaning}`)
    .join('\n');
}

function toFaultCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.complete : EXIT.usage;
  if (error instanceof UsageError || error instanceof SettingsError) {
    console.error(error.message);
    return EXIT.usage;
  }
  console.error(error);
  return EXIT.fault;
}

process.exitCode = await main(process.argv).catch(toFaultCode);
