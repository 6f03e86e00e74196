// `npm run sandbox`: the partner sandbox on its own. Settings at fault end it at once.
import { readSettings, SettingsError } from '../../subgraphs/kit/env.ts';
import { runSandboxCli } from './sandbox-cli.ts';

try {
  await runSandboxCli(process.argv.slice(2), { dataDirectory: readSettings().SANDBOX_DATA });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
