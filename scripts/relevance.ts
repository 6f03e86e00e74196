// `npm run relevance`: how well the search finds what teachers mean, as numbers, over judged queries. Says beside each
// figure what has changed since the committed ones. A search that cannot be made fails the command; a bad hit only counts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { UsageError } from './harvest/usage-error.ts';
import { askTitles } from './relevance/ask-search.ts';
import { describeQuery, formatQuery, type QueryDescription } from './relevance/describe-query.ts';
import { type FiguresReport, figuresReport, toFiguresReport } from './relevance/figures.ts';
import { findFalls } from './relevance/find-falls.ts';
import { formatTable, toLatencies } from './relevance/format-table.ts';
import { invariants } from './relevance/invariants.ts';
import { loadQueries } from './relevance/load-queries.ts';
import { type Measured, measure } from './relevance/measure.ts';
import { readJsonFile } from './relevance/read-json-file.ts';
import type { ScoredQuery } from './relevance/score-query.ts';
import { createProgress } from './relevance/show-progress.ts';
import { parseCount } from './report/command-exit.ts';

const DIRECTORY = fileURLToPath(new URL('../test/relevance/', import.meta.url));
const QUERIES = join(DIRECTORY, 'queries');
const INVARIANTS = join(DIRECTORY, 'invariants.json');
const FIGURES = join(DIRECTORY, 'figures.json');
/** Of everything judged, for people who read the queries and for the check of paraphrases. */
const TITLES = join(DIRECTORY, 'titles.json');

const EXIT = { fine: 0, usage: 1, worse: 3, trouble: 5 } as const;

const NOTES = `
Figures are means over the queries: NDCG@10 (grades 1 to 3, gain 2^grade - 1), MRR (the first hit graded 2 or more), P@3
(graded 1 or more), recall@10 (of what is graded 2 or more), and the share of queries that found nothing. The median is of
a search over HTTP, one at a time. Queries marked as unsolved are told apart and do not count.

Without --gateway everything is started for it, over the bundled records, with the present held at 21 November 2026.

Exit codes:
  0    measured, and no worse than committed
  1    called wrongly, or a file of judged queries is at fault
  3    a figure of all is worse than the committed one by more than 0.01, or an invariant does not hold
  5    what was to be measured could not be started, or a search failed by no fault of its input
  130  stopped by SIGINT; 143: by SIGTERM
`;

interface Options {
  readonly class?: string;
  readonly worst?: number;
  readonly json: boolean;
  readonly update: boolean;
  readonly gateway?: string;
  readonly queries?: string;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
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
  const options = readOptions(argv);
  const loaded = await loadQueries(options.queries ?? QUERIES);
  const queries = loaded.filter((query) => options.class === undefined || query.class === options.class);
  if (queries.length === 0) {
    const classes = new Set(loaded.map((query) => query.class));
    throw new UsageError([`--class ${options.class}: expected one of ${[...classes].join(', ')}`]);
  }
  const rules = options.queries === undefined ? await readJsonFile(INVARIANTS, invariants) : [];
  const before = options.queries === undefined ? await readCommitted(options.update) : null;
  const committed = options.class === undefined ? before : toClass(before, options.class);

  await using opening = new AsyncDisposableStack();
  const { tell, onProgress } = createProgress(process.stderr);
  const { signal } = stopping;
  const gatewayUrl = options.gateway ?? (await openOwn(opening, tell));
  const measured = await measure({ gatewayUrl, queries, invariants: rules, signal, onProgress });
  const scored = measured.counted.length > 0 ? measured.counted : measured.unsolved;
  const figures = toFiguresReport(scored);
  const shown = [...toWorst(measured.counted, options.worst ?? 0), ...measured.unsolved];
  const ids = new Set(loaded.flatMap(({ relevant }) => Object.keys(relevant)));
  const titles = await askTitles(gatewayUrl, [...ids].toSorted(), signal);
  const described = shown.map((query) => describeQuery(query, titles));
  const isTrouble = scored.some(({ answer }) => answer.failure?.isRefusal === false);
  if (options.update && !isTrouble) {
    await writeJson(FIGURES, figures);
    await writeJson(TITLES, Object.fromEntries(titles));
  }
  const falls =
    options.class === undefined && committed !== null && !options.update ? findFalls(figures.all, committed.all) : [];
  const isWorse = falls.length > 0 || measured.breaches.length > 0;
  const exitCode = isTrouble ? EXIT.trouble : isWorse ? EXIT.worse : EXIT.fine;
  const unknown = [...ids].filter((id) => !titles.has(id));
  print({ json: options.json, exitCode, figures, committed, scored, measured, described, unknown, falls });
  return exitCode;
}

function readOptions(argv: readonly string[]): Options {
  const command = new Command('relevance')
    .description('Measures how well the search finds what is meant, over judged queries.')
    .option('--class <name>', 'only the queries of this class')
    .option('--worst <number>', 'show so many of the worst queries: what came, and what should have come', parseCount)
    .option('--json', 'one JSON document on standard output instead of text', false)
    .option(
      '--update',
      'make these figures, and the titles of what is judged, the committed ones; latency is never committed',
      false,
    )
    .option('--gateway <url>', 'measure this running gateway instead of one of its own', toGatewayUrl)
    .option('--queries <folder>', 'measure the judged queries of another folder; compares with nothing')
    .addHelpText('after', NOTES)
    .exitOverride();
  command.parse(argv);
  const options = command.opts<Options>();
  if (options.update && (options.class !== undefined || options.queries !== undefined)) {
    throw new UsageError(['--update is of the whole set: leave out --class and --queries']);
  }
  return options;
}

function toGatewayUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('Expected an http or https address.');
  return text.replace(/\/+(graphql)?$/, '');
}

async function readCommitted(isUpdate: boolean): Promise<FiguresReport | null> {
  try {
    return await readJsonFile(FIGURES, figuresReport);
  } catch (error) {
    // What is about to be written anew need not be there, nor of today's shape.
    if (isUpdate && error instanceof UsageError) return null;
    throw error;
  }
}

/** One class of the committed figures, with nothing else in all. */
function toClass(committed: FiguresReport | null, name: string): FiguresReport | null {
  const all = committed?.classes[name];
  return all === undefined ? null : { all, classes: { [name]: all } };
}

async function openOwn(opening: AsyncDisposableStack, tell: (line: string) => void): Promise<string> {
  // Not before it is needed: all of Signpost takes seconds to load.
  const { openMeasuredStack } = await import('./relevance/open-measured-stack.ts');
  const stack = await openMeasuredStack(tell, stopping.signal);
  opening.defer(() => stack.close());
  return stack.gatewayUrl;
}

function writeJson(path: string, value: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function toWorst(scored: readonly ScoredQuery[], count: number): readonly ScoredQuery[] {
  return scored.toSorted((one, other) => one.ndcg10 - other.ndcg10).slice(0, count);
}

interface Outcome {
  readonly json: boolean;
  readonly exitCode: number;
  readonly figures: FiguresReport;
  readonly committed: FiguresReport | null;
  readonly scored: readonly ScoredQuery[];
  readonly measured: Measured;
  /** The worst that were asked for, and all that are unsolved. */
  readonly described: readonly QueryDescription[];
  /** Ids of judged items that no catalogue has. */
  readonly unknown: readonly string[];
  readonly falls: readonly string[];
}

function print({ json, exitCode, figures, committed, scored, measured, described, unknown, falls }: Outcome): void {
  const latencies = toLatencies(scored);
  const { breaches } = measured;
  const worst = described.filter(({ unsolved }) => unsolved === null);
  const unsolved = described.filter((query) => query.unsolved !== null);
  if (json) {
    const medianMs = Object.fromEntries(latencies);
    const outcome = { exitCode, figures, committed, medianMs, breaches, falls, unknown, worst, unsolved };
    console.log(JSON.stringify(outcome, null, 2));
    return;
  }
  for (const query of worst) console.log(`${formatQuery(query)}\n`);
  console.log(formatTable(figures, committed, latencies));
  for (const { answer, judged } of scored) {
    if (answer.failure !== null) console.log(`${judged.query}: not searched: ${answer.failure.message}`);
  }
  if (unsolved.length > 0) console.log('\nKnown not to work yet, not counted:');
  for (const { query, unsolved: reason, ndcg10 } of unsolved) {
    console.log(`  ${query}: ${reason} (NDCG ${ndcg10.toFixed(3)})`);
  }
  if (unknown.length > 0) console.log(`\nJudged, but in no catalogue: ${unknown.join(', ')}`);
  if (breaches.length > 0) console.log('\nInvariants that do not hold:');
  for (const breach of breaches) console.log(`  ${breach}`);
  if (falls.length > 0) console.log('\nWorse than committed:');
  for (const fall of falls) console.log(`  ${fall}`);
}

function toFaultCode(error: unknown): number {
  if (stoppedBy !== null) return SIGNALS[stoppedBy];
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) {
    console.error(error.message);
    return EXIT.usage;
  }
  console.error(error);
  return EXIT.trouble;
}
