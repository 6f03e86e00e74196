// `npm run sandbox`: the partner sandbox on its own. Settings at fault end it at once.
import { readSettings } from '../../subgraphs/kit/env.ts';
import { runSandboxCli } from './sandbox-cli.ts';

await runSandboxCli(process.argv.slice(2), { dataDirectory: readSettings().SANDBOX_DATA });
