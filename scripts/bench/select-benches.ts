// Which benches to run, by their names. A name that no bench has is a UsageError that tells every one of them.
import { UsageError } from '../harvest/usage-error.ts';
import type { Bench } from './bench.ts';

/** All of them when no name is given; always in the order of `all`. */
export function selectBenches(all: readonly Bench[], names: readonly string[]): readonly Bench[] {
  const unknown = names.filter((name) => !all.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    const known = all.map(({ name }) => name).join(', ');
    throw new UsageError(unknown.map((name) => `no bench is called '${name}'; there are ${known}`));
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
