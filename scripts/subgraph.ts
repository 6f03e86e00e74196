// `npm run subgraph -- --name raeng`: serves one subgraph over HTTP, for a gateway with SUBGRAPHS=remote. An unknown name,
// a setting at fault or a port that is taken ends it with a line that says so.
import { Command, InvalidArgumentError, Option } from 'commander';
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { toListenFault } from '../subgraphs/kit/listen-fault.ts';
import { createLog } from '../subgraphs/kit/log.ts';
import { onStopSignal } from '../subgraphs/kit/on-stop-signal.ts';
import { serveSubgraph } from '../subgraphs/kit/serve-subgraph.ts';
import type { Subgraph } from '../subgraphs/kit/subgraph.ts';
import { SUBGRAPHS } from '../subgraphs/registry.ts';

const EXIT_CODES =
  '\nExit codes: 0 stopped by a signal, 1 could not start, 2 called wrongly or a setting is at fault.\n';

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('expected 0 to 65535');
  return port;
}

async function serve(subgraph: Subgraph, port: number): Promise<void> {
  const settings = readSettings();
  const log = createLog(settings.LOG_LEVEL);
  const open = await subgraph.open({ settings, log, now: () => new Date() });
  const served = await serveSubgraph({ name: subgraph.name, subgraph: open, host: settings.HOST, port, log });
  onStopSignal(async () => {
    await served.close();
    await open.close();
  });
  console.log(`${subgraph.name}: ${served.url}`);
}

await new Command('subgraph')
  .description('Serves one subgraph over HTTP, for a gateway with SUBGRAPHS=remote.')
  .addOption(new Option('--name <name>', 'which one').choices(SUBGRAPHS.map(({ name }) => name)).makeOptionMandatory())
  .addOption(new Option('--port <port>', 'where to listen; 0 for any free port').argParser(readPort).default(0))
  .addHelpText('after', () => {
    const settings = describeSettings().map(({ name, meaning }) => `  ${name}: ${meaning}`);
    return `${EXIT_CODES}\nSettings (environment):\n${settings.join('\n')}`;
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async ({ name, port }: { readonly name: string; readonly port: number }) => {
    const subgraph = SUBGRAPHS.find((candidate) => candidate.name === name);
    if (subgraph === undefined) return;
    try {
      await serve(subgraph, port);
    } catch (error) {
      console.error(error instanceof SettingsError ? error.message : (toListenFault(error) ?? error));
      process.exitCode = error instanceof SettingsError ? 2 : 1;
    }
  })
  .parseAsync();
