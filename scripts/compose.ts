// `npm run compose`: writes every generated file, or with --check fails when one is stale. Nothing is written when the
// subgraphs do not compose.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { buildArtefacts } from './compose/build-artefacts.ts';

const ROOT = new URL('../', import.meta.url);

const command = new Command('compose')
  .description('Compose the subgraphs into schema/supergraph.graphql and generate the types that follow from the SDL.')
  .option('--check', 'write nothing; exit 1 when a generated file is stale')
  .option('--json', 'print the result as JSON')
  .addHelpText('after', '\nExit codes: 0 done or current, 1 stale or not composable, 2 usage.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const { check = false, json = false } = command.opts<{ check?: boolean; json?: boolean }>();

try {
  const artefacts = await buildArtefacts();
  const stale = artefacts.filter(({ path, content }) => {
    const file = new URL(path, ROOT);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
  if (!check) for (const { path, content } of stale) writeFileSync(new URL(path, ROOT), content);
  const paths = stale.map(({ path }) => path);
  if (json) console.log(JSON.stringify({ files: artefacts.length, [check ? 'stale' : 'written']: paths }));
  else if (paths.length === 0) console.log(`${artefacts.length} generated files are current.`);
  else for (const path of paths) console.log(`${check ? 'stale' : 'written'}: ${path}`);
  if (check && paths.length > 0) {
    console.error('Run `npm run compose` and commit what it writes.');
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
