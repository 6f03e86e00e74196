// The command line of the sandbox. A fault at the start is printed and ends the process with code 1, wrong use with 2.
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { startSandbox } from './start-sandbox.ts';

/** The bundled records. */
export const bundledDataDirectory = fileURLToPath(new URL('./data', import.meta.url));

const EXIT_CODES = `
Exit codes:
  0    stopped by SIGINT or SIGTERM
  1    the records could not be read, or a port could not be had
  2    called wrongly, or a setting is at fault
`;

export interface SandboxSettings {
  /** Served when `--data` is not given; the bundled records when this is undefined too. */
  readonly dataDirectory: string | undefined;
}

/** Starts the sandbox as `args` (without node and script) say and runs until SIGTERM or SIGINT. */
export async function runSandboxCli(args: readonly string[], settings: SandboxSettings): Promise<void> {
  const command = new Command('sandbox')
    .description('Serves the partners’ records in their wire formats, one origin per partner.')
    .option(
      '--port <number>',
      'port of the control server; the partners take the next four, 0 takes free ones',
      toPort,
      4100,
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--data <directory>',
      'directory with the five .ndjson files',
      settings.dataDirectory ?? bundledDataDirectory,
    )
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const flags = command.opts<{ port: number; host: string; data: string }>();
  try {
    const sandbox = await startSandbox({
      dataDirectory: flags.data,
      now: new Date(),
      host: flags.host,
      port: flags.port,
    });
    const stop = () => void sandbox.close();
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    const { urls, records } = sandbox;
    console.log(`stem-learning  ${urls.stemLearning}  ${records['stem-learning']} records`);
    console.log(`iet-faraday    ${urls.ietFaraday}  ${records['iet-faraday']} records`);
    console.log(`raeng          ${urls.raeng}  ${records.raeng} records`);
    console.log(`local-hubs     ${urls.localHubs}  ${records.hubs} hubs, ${records['hub-items']} records`);
    console.log(`control        ${urls.control}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function toPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_531) throw new InvalidArgumentError('expected a port from 0 to 65531');
  return port;
}
