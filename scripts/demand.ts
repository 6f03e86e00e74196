// `npm run demand`: what is asked for and not found, or hardly found, by topic, key stage and region. It reads the counts
// that the searches left; a file that cannot be read fails the command.
import { Command, InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { demandFile } from '../subgraphs/discovery/demand/demand-store.ts';
import { type DemandReading, readDemand } from '../subgraphs/discovery/demand/read-demand.ts';
import { describeSettings, readSettings, type Settings } from '../subgraphs/kit/env.ts';
import { toPlainText } from '../subgraphs/kit/harvest/plain-text.ts';
import { formatDemand } from './demand/format-demand.ts';
import { summariseDemand } from './demand/summarise-demand.ts';
import { EXIT, parseCount, toFaultCode } from './report/command-exit.ts';

interface Options {
  readonly since?: string;
  readonly top: number;
  readonly json: boolean;
}

const NOTES = `
Not found: nothing fitted. Hardly found: 1 to 4 things did. A query that was made fewer than 5 times within the retention
is not shown and counts nowhere, nor is any other figure below 5. Topics are those of the vocabulary among a query's words.

Exit codes:
  0    done, whatever was found
  1    the counts cannot be read
  2    called wrongly, or a setting is at fault

Settings:
${describeSettings()
  .filter(({ name }) => ['DATA_DIR', 'DEMAND', 'DEMAND_RETENTION_DAYS'].includes(name))
  .map(({ name, meaning, defaultText }) => `  ${name} (${defaultText}): ${meaning}`)
  .join('\n')}`;

function main(argv: readonly string[]): number {
  const command = new Command('demand')
    .description('What is asked for and not found, or hardly found, by topic, key stage and region.')
    .option('-s, --since <day>', 'only from this day on, as YYYY-MM-DD; all that is kept where not given', parseDay)
    .option('-t, --top <number>', 'at most so many of each', parseCount, 10)
    .option('--json', 'one JSON document on standard output', false)
    .addHelpText('after', NOTES)
    .exitOverride();
  command.parse(argv);
  const { since = null, top, json } = command.opts<Options>();

  const settings = readSettings();
  const reading = read(settings, since);
  if (reading === null) return EXIT.fault;
  const summary = summariseDemand(reading, top);
  console.log(json ? JSON.stringify(summary, null, 2) : formatDemand(summary));
  return EXIT.done;
}

/** Null where it cannot be read, which has been told. */
function read({ DATA_DIR, DEMAND_RETENTION_DAYS }: Settings, since: string | null): DemandReading | null {
  try {
    return readDemand(DATA_DIR, { retentionDays: DEMAND_RETENTION_DAYS, since, now: new Date() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`${demandFile(DATA_DIR)} cannot be read: ${toPlainText(reason)}`);
    return null;
  }
}

function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid) return text;
  throw new InvalidArgumentError('Expected a day as YYYY-MM-DD.');
}

try {
  process.exitCode = main(process.argv);
} catch (error) {
  process.exitCode = toFaultCode(error);
}
