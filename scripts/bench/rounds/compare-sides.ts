// One comparison from two things that can be measured by turns. Fails as a measurement does.
import { type Comparison, type ComparisonInput, compare } from './compare.ts';
import { type RoundOptions, runRounds, type Side } from './run-rounds.ts';

export interface SidesInput extends Pick<ComparisonInput, 'what' | 'unit' | 'expected'> {
  readonly a: Side;
  readonly b: Side;
}

export async function compareSides({ a, b, ...input }: SidesInput, options: RoundOptions): Promise<Comparison> {
  const valuesOf = await runRounds([a, b], options);
  return compare({
    ...input,
    a: { label: a.label, values: valuesOf(a) },
    b: { label: b.label, values: valuesOf(b) },
  });
}
