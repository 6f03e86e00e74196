// `npm run gateway`: serves the graph and the portal by the settings of the environment, until SIGTERM or SIGINT.
// Settings at fault are told all at once, a port that is taken in a line, and nothing starts.
import { Command } from 'commander';
import { describeSettings, readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { toListenFault } from '../subgraphs/kit/listen-fault.ts';
import { onStopSignal } from '../subgraphs/kit/on-stop-signal.ts';
import { SUBGRAPHS } from '../subgraphs/registry.ts';
import { registerPortal } from './portal/register-portal.ts';
import { startGateway } from './start-gateway.ts';

const EXIT_CODES =
  '\nExit codes: 0 stopped by a signal, 1 could not start, 2 called wrongly or a setting is at fault.\n';

new Command('gateway')
  .description('Serves the graph and the portal.')
  .addHelpText('after', () => {
    const settings = describeSettings().map(({ name, meaning }) => `  ${name}: ${meaning}`);
    return `${EXIT_CODES}\nSettings (environment):\n${settings.join('\n')}`;
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

try {
  const gateway = await startGateway(readSettings(), {
    subgraphs: SUBGRAPHS,
    registerPortal: async (app, { execute }) =>
      registerPortal(app, (document, variables) => execute({ document, variables })),
  });
  onStopSignal(() => gateway.close());
  console.log(`Portal and GraphQL: ${gateway.url}/ and ${gateway.url}/graphql`);
} catch (error) {
  if (error instanceof SettingsError) {
    console.error(error.message);
    process.exitCode = 2;
  } else {
    console.error(toListenFault(error) ?? error);
    process.exitCode = 1;
  }
}
