// `npm start`: everything on this machine, with a line for each step and the addresses at the end; runs until SIGTERM or
// SIGINT. What cannot start is told in one line, and the exit code says so.
import { Command } from 'commander';
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { createLog } from '../subgraphs/kit/log.ts';
import { onStopSignal } from '../subgraphs/kit/on-stop-signal.ts';
import { PrivateMeilisearchError } from './meilisearch/meilisearch-binary.ts';
import { startEverything } from './start/start-everything.ts';

const EXIT_CODES = '\nExit codes: 0 stopped by a signal, 1 could not start, 2 called wrongly or a setting is at fault.\n';

new Command('start')
  .description('Runs the partner sandbox, Meilisearch, a harvest, the gateway with the portal, and an index run.')
  .addHelpText('after', () => {
    const settings = describeSettings().map(({ name, meaning }) => `  ${name}: ${meaning}`);
    return `${EXIT_CODES}\nSettings (environment):\n${settings.join('\n')}`;
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

try {
  const log = createLog(process.stderr.isTTY ? 'warn' : readSettings().LOG_LEVEL);
  const begin = performance.now();
  const { gateway, close } = await startEverything(log, (line) => console.log(line));
  onStopSignal(close);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`\nReady after ${seconds} s. Stop with Ctrl+C.`);
  console.log(`  Portal   ${gateway.url}/\n  GraphQL  ${gateway.url}/graphql\n  Health   ${gateway.url}/health/ready`);
} catch (error) {
  const isExpected = error instanceof SettingsError || error instanceof PrivateMeilisearchError || isPortTaken(error);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
