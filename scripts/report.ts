// `npm run report`: writes what a partner should know of its feeds, as a page of one file to send and as JSON. It reads the
// Catalogues beside a harvest that may be running, and changes nothing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CatalogueReader } from '../subgraphs/kit/catalogue/catalogue.ts';
import { catalogueFile } from '../subgraphs/kit/catalogue/catalogue-file.ts';
import { createLiveCatalogueReader } from '../subgraphs/kit/catalogue/live-catalogue-reader.ts';
import { readSettings } from '../subgraphs/kit/env.ts';
import { linkBookFile, openLinkBook } from '../subgraphs/kit/quality/link-book.ts';
import { readAllItems } from '../subgraphs/kit/quality/read-all-items.ts';
import { PARTNER_SUBGRAPHS } from '../subgraphs/registry.ts';
import { collectReport } from './report/collect-report.ts';
import { EXIT, EXIT_CODES, toFaultCode } from './report/command-exit.ts';
import { findPartner } from './report/find-partner.ts';
import { openCatalogue } from './report/open-catalogue.ts';
import { renderReport } from './report/page/render-report.ts';
import type { PartnerReport } from './report/partner-report.ts';

interface Options {
  readonly partner: string;
  readonly out?: string;
  readonly json: boolean;
}

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('report')
    .description('Writes a report to send to a partner: a page of one file, and the same as JSON.')
    .requiredOption('-p, --partner <name>', 'whose: stem-learning, iet-faraday, raeng or local-hubs')
    .option('-o, --out <folder>', 'where to write it; the folder reports in DATA_DIR where not given')
    .option('--json', 'the JSON on standard output instead of the names of the files', false)
    .addHelpText('after', () => EXIT_CODES)
    .exitOverride();
  command.parse(argv);
  const { partner, out, json } = command.opts<Options>();

  const settings = readSettings();
  const subgraph = findPartner(PARTNER_SUBGRAPHS, partner);
  const report = await readReport(subgraph.name, settings.DATA_DIR, new Date());
  const folder = out ?? join(settings.DATA_DIR, 'reports');
  const page = join(folder, `${subgraph.name}.html`);
  const data = join(folder, `${subgraph.name}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(page, renderReport(report));
  await writeFile(data, `${JSON.stringify(report, null, 2)}\n`);
  console.log(json ? JSON.stringify(report, null, 2) : `${page}\n${data}`);
  return EXIT.done;
}

async function readReport(name: string, dataDir: string, now: Date): Promise<PartnerReport> {
  const subgraph = findPartner(PARTNER_SUBGRAPHS, name);
  const catalogue = await openCatalogue(subgraph, dataDir, () => now);
  const others = PARTNER_SUBGRAPHS.filter((other) => other !== subgraph).map((other) => ({
    title: other.title,
    catalogue: createLiveCatalogueReader({
      file: catalogueFile(dataDir, other.name),
      partner: other.partner,
      now: () => now,
    }),
  }));
  const book = openLinkBook(linkBookFile(dataDir));
  try {
    const items = others.map((other) => ({ title: other.title, items: readAllItems(other.catalogue) }));
    return await collectReport({ subgraph, catalogue, others: items, book, now });
  } finally {
    book.close();
    await closeAll([catalogue, ...others.map((other) => other.catalogue)]);
  }
}

async function closeAll(catalogues: readonly CatalogueReader[]): Promise<void> {
  for (const catalogue of catalogues) await catalogue.close();
}

process.exitCode = await main(process.argv).catch(toFaultCode);
