// `npm run harvest`: reads the partners' feeds into their Catalogues, all partners at once, each with files of its own.
// What fails leaves the last good Catalogue as it was, and is told at the end and by the exit code.
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { createLog } from '../subgraphs/kit/log.ts';
import { PARTNER_SUBGRAPHS } from '../subgraphs/registry.ts';
import { formatReport } from './harvest/format-report.ts';
import { EXIT, EXIT_CODES, toExitCode } from './harvest/run-outcome.ts';
import { runPartner } from './harvest/run-partner.ts';
import { selectPartners } from './harvest/select-partners.ts';
import { type ProgressStyle, runWithProgress } from './harvest/show-progress.ts';
import { toAcceptance } from './harvest/to-acceptance.ts';
import { UsageError } from './harvest/usage-error.ts';
import { reportHarvest } from './metrics/report-harvest.ts';

interface Options {
  readonly partner: readonly string[];
  readonly json: boolean;
  readonly acceptShrink?: string;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('harvest')
    .description("Reads the partners' feeds and keeps what they list.")
    .option('-p, --partner <name...>', 'only these, by folder name: stem-learning, iet-faraday, raeng, local-hubs', [])
    .option('--accept-shrink <reason>', 'let this one run of the named partners pass all guards; the reason is kept')
    .option('--json', 'one JSON document on standard output instead of a table', false)
    .addHelpText('after', () => `${EXIT_CODES}\nSettings (environment):\n${formatSettings()}`)
    .exitOverride();
  command.parse(argv);
  const { partner: names, json, acceptShrink: reason } = command.opts<Options>();
  const acceptance = reason === undefined ? {} : { acceptance: toAcceptance(reason, names, new Date()) };

  const settings = readSettings();
  const partners = selectPartners(PARTNER_SUBGRAPHS, names, settings);
  // On a terminal the lines below are for people; logs would break them.
  const logLevel = process.stderr.isTTY ? 'warn' : settings.LOG_LEVEL;
  const environment = { settings, log: createLog(logLevel), now: () => new Date() };
  const userAgent = `Signpost/${packageJson.version}`;

  const stop = new AbortController();
  let stoppedBy: keyof typeof SIGNALS | null = null;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    // Once: the second one ends the process on the spot, which loses nothing but the run.
    process.once(name, () => {
      stoppedBy = name;
      stop.abort();
    });
  }

  const style: ProgressStyle = json ? 'none' : process.stdout.isTTY ? 'live' : 'lines';
  const outcomes = await runWithProgress(partners, style, (subgraph, onProgress) =>
    runPartner({ subgraph, environment, userAgent, signal: stop.signal, onProgress, ...acceptance }),
  );
  await reportHarvest(environment, PARTNER_SUBGRAPHS, outcomes);
  const exitCode = stoppedBy === null ? toExitCode(outcomes) : SIGNALS[stoppedBy];
  console.log(json ? JSON.stringify({ exitCode, partners: outcomes }, null, 2) : formatReport(outcomes));
  return exitCode;
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
