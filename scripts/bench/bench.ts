// What a bench is to the command: a name, and a run that ends in comparisons. A bench that throws is told as failed and
// the others run; a slow one never fails.

import type { Stack } from './open-stack.ts';
import type { Comparison } from './rounds/compare.ts';

export interface BenchContext {
  readonly stack: Stack;
  readonly rounds: number;
  /** How many items, for benches that generate their own. */
  readonly sizes: readonly number[];
  /** Ends the bench between two rounds; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

export interface Bench {
  /** As it is called on the command line. */
  readonly name: string;
  /** For --help: what is compared with what. */
  readonly meaning: string;
  /** How many, where the command line does not say. */
  readonly rounds: number;
  run(context: BenchContext): Promise<readonly Comparison[]>;
}
