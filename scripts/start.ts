// `npm start`: everything on this machine, with a line for each step and the addresses at the end; runs until SIGTERM or
// SIGINT, which end it at any time. What cannot start is told in one line, and the exit code says so.
import { Command } from 'commander';
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { createLog } from '../subgraphs/kit/log.ts';
import { onStopSignal } from '../subgraphs/kit/on-stop-signal.ts';
import { startEverything } from './start/start-everything.ts';
import { toStartFault } from './start/start-fault.ts';

const EXIT_CODES =
  '\nExit codes: 0 stopped by a signal, 1 could not start, 2 called wrongly or a setting is at fault.\n';

new Command('start')
  .description('Runs the partner sandbox, Meilisearch, the gateway with the portal, a harvest, and an index run.')
  .addHelpText('after', () => {
    const settings = describeSettings().map(({ name, meaning }) => `  ${name}: ${meaning}`);
    return `${EXIT_CODES}\nSettings (environment):\n${settings.join('\n')}`;
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const stopping = new AbortController();
try {
  const log = createLog(process.stderr.isTTY ? 'warn' : readSettings().LOG_LEVEL);
  const begin = performance.now();
  const starting = startEverything({ log, tell: (line) => console.log(line), signal: stopping.signal });
  onStopSignal(async () => {
    stopping.abort();
    const everything = await starting.catch(() => null);
    await everything?.close();
  });
  const { gateway } = await starting;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`\nReady after ${seconds} s. Stop with Ctrl+C.`);
  console.log(`  Portal   ${gateway.url}/\n  GraphQL  ${gateway.url}/graphql\n  Health   ${gateway.url}/health/ready`);
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(toStartFault(error) ?? error);
    process.exitCode = error instanceof SettingsError ? 2 : 1;
  }
}
