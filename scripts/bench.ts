// `npm run bench`: how fast things are, only ever as the ratio of two that run by turns on the same machine. A ratio that is
// not as expected is told and fails nothing; a bench that cannot be run fails the command.
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { BENCHES } from './bench/registry.ts';
import { formatComparison } from './bench/rounds/format-comparison.ts';
import { type BenchResult, runBenches } from './bench/run-benches.ts';
import { selectBenches } from './bench/select-benches.ts';
import { UsageError } from './harvest/usage-error.ts';

const EXIT_CODES = `
Exit codes:
  0    every bench was run, whatever its figures
  1    a bench could not be run, or what it measures could not be started
  2    called wrongly
  130  stopped by SIGINT; 143: by SIGTERM
`;

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
const MOST_ROUNDS = 1_000;
const DEFAULT_SIZES: readonly number[] = [1_000, 10_000];
const LARGEST_SIZE = 1_000_000;

interface Options {
  readonly rounds?: number;
  readonly sizes: readonly number[];
  readonly json: boolean;
}

const stopping = new AbortController();
let stoppedBy: keyof typeof SIGNALS | null = null;
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    stoppedBy = name;
    stopping.abort();
  });
}

process.exitCode = await main(process.argv).catch(toFaultCode);

async function main(argv: readonly string[]): Promise<number> {
  const command = new Command('bench')
    .description('Measures by turns what is to be compared, and prints the ratios.')
    .argument('[name...]', 'only these; all of them without a name')
    .option('--rounds <number>', 'of every bench, in place of its own number', toRounds)
    .option(
      '--sizes <numbers>',
      'of items for incremental and search-growth, separated by commas',
      toSizes,
      DEFAULT_SIZES,
    )
    .option('--json', 'one JSON document on standard output instead of text', false)
    .addHelpText('after', () => `\nBenches:\n${formatBenches()}\n${EXIT_CODES}`)
    .exitOverride();
  command.parse(argv);
  const { rounds = null, sizes, json } = command.opts<Options>();
  const benches = selectBenches(BENCHES, command.args);
  const { signal } = stopping;
  const run = await runBenches(benches, {
    rounds,
    sizes,
    signal,
    tell: (line) => console.error(line),
    onResult: (result) => (json ? console.error(formatEnd(result)) : console.log(formatResult(result))),
  });
  const exitCode = run.benches.some(({ failure }) => failure !== null) ? 1 : 0;
  if (json) console.log(JSON.stringify({ exitCode, ...run }, null, 2));
  return exitCode;
}

function toRounds(text: string): number {
  const rounds = Number(text);
  if (!/^\d+$/.test(text) || rounds < 1 || rounds > MOST_ROUNDS) {
    throw new InvalidArgumentError(`expected 1 to ${MOST_ROUNDS}`);
  }
  return rounds;
}

function toSizes(text: string): readonly number[] {
  const sizes = text.split(',').map(Number);
  if (!/^\d+(,\d+)*$/.test(text) || sizes.some((size) => size < 1 || size > LARGEST_SIZE)) {
    throw new InvalidArgumentError(`expected numbers from 1 to ${LARGEST_SIZE}, separated by commas`);
  }
  return sizes;
}

function formatBenches(): string {
  const width = Math.max(...BENCHES.map(({ name }) => name.length));
  return BENCHES.map(({ name, meaning }) => `  ${name.padEnd(width)}  ${meaning}`).join('\n');
}

function formatResult(result: BenchResult): string {
  return ['', formatEnd(result), ...result.comparisons.map(formatComparison)].join('\n');
}

function formatEnd({ name, tookSeconds, failure }: BenchResult): string {
  return failure === null ? `${name} (${tookSeconds} s)` : `${name}: could not be run: ${failure}`;
}

function toFaultCode(error: unknown): number {
  if (stoppedBy !== null) return SIGNALS[stoppedBy];
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  console.error(error);
  return 1;
}
