// `npm run links`: asks whether the pages and files that the catalogues lead to are still there, politely and no more than
// so many in a run. What is found out is kept address by address, and the next run goes on from there.
import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { readSettings, type Settings } from '../subgraphs/kit/env.ts';
import { createHttpClient } from '../subgraphs/kit/http/create-http-client.ts';
import { checkLinks, chooseLinks } from '../subgraphs/kit/quality/check-links.ts';
import { linkBookFile, openLinkBook } from '../subgraphs/kit/quality/link-book.ts';
import { PARTNER_SUBGRAPHS } from '../subgraphs/registry.ts';
import { formatLinks } from './links/format-links.ts';
import { gatherLinks } from './links/gather-links.ts';
import { summariseLinks } from './links/summarise-links.ts';
import { EXIT, EXIT_CODES, parseCount, toFaultCode } from './report/command-exit.ts';
import { findPartner } from './report/find-partner.ts';

interface Options {
  readonly partner: readonly string[];
  readonly limit: number;
  readonly json: boolean;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('links')
    .description('Asks whether the pages and files that the catalogues lead to are still there.')
    .option('-p, --partner <name...>', 'only what these list; all harvested partners where not given', [])
    .option('-l, --limit <number>', 'ask for at most so many addresses', parseCount, 500)
    .option('--json', 'one JSON document on standard output', false)
    .addHelpText(
      'after',
      () => `
An address is dead when it was missed four times in a row over at least three days. One that was missed is asked for
again by the next run after 20 hours, any other after a week.
${EXIT_CODES}  130  stopped by SIGINT; 143: by SIGTERM; what was found out is kept`,
    )
    .exitOverride();
  command.parse(argv);
  const { partner: names, limit, json } = command.opts<Options>();

  const settings = readSettings();
  const now = (): Date => new Date();
  const chosenPartners = names.map((name) => findPartner(PARTNER_SUBGRAPHS, name));
  const stop = new AbortController();
  let stoppedBy: keyof typeof SIGNALS | null = null;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      stoppedBy = name;
      stop.abort();
    });
  }

  const listed = await gatherLinks(PARTNER_SUBGRAPHS, chosenPartners, settings.DATA_DIR, now);
  const book = openLinkBook(linkBookFile(settings.DATA_DIR));
  const client = createLinkClient(settings);
  try {
    const { chosen, due } = chooseLinks(book, listed.keys(), limit, now());
    const records = await checkLinks({ client, book, urls: chosen, now, signal: stop.signal });
    book.forgetOld(now());
    const summary = summariseLinks(records, due, listed, book);
    console.log(json ? JSON.stringify(summary, null, 2) : formatLinks(summary));
    return stoppedBy === null ? EXIT.done : SIGNALS[stoppedBy];
  } finally {
    await client.close();
    book.close();
  }
}

/** One request a second to a host, one at a time, each once; nobody's page is read further than its beginning. */
function createLinkClient({ CONTACT, HARVEST_ALLOWED_HOSTS }: Settings) {
  return createHttpClient({
    userAgent: `Signpost/${packageJson.version}`,
    contact: CONTACT,
    allowedHosts: HARVEST_ALLOWED_HOSTS,
    storePath: null,
    concurrencyPerHost: 1,
    spacingMs: 1_000,
    tries: 1,
    maxBodyBytes: 64 * 1024,
  });
}

process.exitCode = await main(process.argv).catch(toFaultCode);
