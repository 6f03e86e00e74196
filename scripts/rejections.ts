// `npm run rejections`: lists the records of a partner that could not be used, each with its reason and the record itself,
// as of the last whole reading of each feed. They need no second try: a harvest reads every record anew.
import { Command, Option } from 'commander';
import { readSettings } from '../subgraphs/kit/env.ts';
import { REJECTION_CODES, type RejectionCode } from '../subgraphs/kit/rejection.ts';
import { PARTNER_SUBGRAPHS } from '../subgraphs/registry.ts';
import { formatRejections } from './rejections/format-rejections.ts';
import { EXIT, EXIT_CODES, parseCount, toFaultCode } from './report/command-exit.ts';
import { findPartner } from './report/find-partner.ts';
import { openCatalogue } from './report/open-catalogue.ts';

interface Options {
  readonly partner: string;
  readonly code?: RejectionCode;
  readonly feed?: string;
  readonly limit: number;
  readonly json: boolean;
}

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('rejections')
    .description('Lists the records that could not be used, with the reason and the record itself.')
    .requiredOption('-p, --partner <name>', 'whose: stem-learning, iet-faraday, raeng or local-hubs')
    .addOption(new Option('-c, --code <code>', 'only those with this reason').choices(REJECTION_CODES))
    .option('-f, --feed <name>', 'only those of this feed')
    .option('-l, --limit <number>', 'at most so many', parseCount, 20)
    .option('--json', 'one JSON document on standard output', false)
    .addHelpText(
      'after',
      () => `
A harvest reads every record anew: what was left out is tried again by the next one, by the mapping as it is then.
${EXIT_CODES}`,
    )
    .exitOverride();
  command.parse(argv);
  const { partner, code = null, feed = null, limit, json } = command.opts<Options>();

  const settings = readSettings();
  const subgraph = findPartner(PARTNER_SUBGRAPHS, partner);
  const catalogue = await openCatalogue(subgraph, settings.DATA_DIR, () => new Date());
  try {
    const page = await catalogue.rejections({ feed, code, after: null, first: limit });
    const { rejections, next } = page;
    const document = { partner: subgraph.partner, more: next !== null, rejections };
    console.log(json ? JSON.stringify(document, null, 2) : formatRejections(subgraph.name, page));
    return EXIT.done;
  } finally {
    await catalogue.close();
  }
}

process.exitCode = await main(process.argv).catch(toFaultCode);
