// `npm run gateway`: serves the graph and the portal by the settings of the environment, until SIGTERM or SIGINT.
// Settings at fault are told all at once, and nothing starts.
import { readSettings, SettingsError } from '../subgraphs/kit/env.ts';
import { onStopSignal } from '../subgraphs/kit/on-stop-signal.ts';
import { SUBGRAPHS } from '../subgraphs/registry.ts';
import { registerPortal } from './portal/register-portal.ts';
import { startGateway } from './start-gateway.ts';

try {
  const gateway = await startGateway(readSettings(), {
    subgraphs: SUBGRAPHS,
    registerPortal: async (app, { execute }) =>
      registerPortal(app, (document, variables) => execute({ document, variables })),
  });
  onStopSignal(() => gateway.close());
  console.log(`Portal and GraphQL: ${gateway.url}/ and ${gateway.url}/graphql`);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
