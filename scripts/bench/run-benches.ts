// Runs benches one after another over one stack. One that throws is told as failed with its reason; the others run. A stack
// that does not start, and a signal, end it all.
import { cpus } from 'node:os';
import type { Bench } from './bench.ts';
import { openStack } from './open-stack.ts';
import type { Comparison } from './rounds/compare.ts';

export interface BenchResult {
  readonly name: string;
  readonly tookSeconds: number;
  readonly comparisons: readonly Comparison[];
  /** Why the bench could not be run to its end, or null. */
  readonly failure: string | null;
}

export interface BenchRun {
  /** What the figures are of, as far as it matters. */
  readonly machine: { readonly node: string; readonly processor: string; readonly threads: number };
  readonly benches: readonly BenchResult[];
}

export interface BenchRunOptions {
  /** Of every bench; each one's own number when null. */
  readonly rounds: number | null;
  /** How many items, for benches that generate their own. */
  readonly sizes: readonly number[];
  readonly signal: AbortSignal;
  /** Given a line for each step of the start. */
  readonly tell: (line: string) => void;
  /** Given each result as it is there. */
  readonly onResult: (result: BenchResult) => void;
}

export async function runBenches(
  benches: readonly Bench[],
  { rounds, sizes, signal, tell, onResult }: BenchRunOptions,
): Promise<BenchRun> {
  await using opening = new AsyncDisposableStack();
  const stack = await openStack(tell, signal);
  opening.defer(() => stack.close());
  const results: BenchResult[] = [];
  for (const bench of benches) {
    const begin = performance.now();
    const ended = await bench.run({ stack, rounds: rounds ?? bench.rounds, sizes, signal }).then(
      (comparisons) => ({ comparisons, failure: null }),
      (error: unknown) => ({ comparisons: [], failure: toReason(error) }),
    );
    signal.throwIfAborted();
    const tookSeconds = Math.round((performance.now() - begin) / 100) / 10;
    const result = { name: bench.name, tookSeconds, ...ended };
    results.push(result);
    onResult(result);
  }
  const threads = cpus();
  const machine = { node: process.version, processor: threads[0]?.model ?? 'unknown', threads: threads.length };
  return { machine, benches: results };
}

function toReason(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
