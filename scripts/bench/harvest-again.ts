// A harvest when nothing has changed, beside the first one into an empty data directory: how long, how many requests, how
// many bytes. Each partner of the sandbox on its own.
import type { PartnerSubgraph } from '../../subgraphs/kit/subgraph.ts';
import { PARTNER_SUBGRAPHS } from '../../subgraphs/registry.ts';
import type { Bench, BenchContext } from './bench.ts';
import { harvestOne, type TimedHarvest } from './harvest-one.ts';
import { type Comparison, compare, type Expectation, type Unit } from './rounds/compare.ts';

interface Quantity {
  readonly what: string;
  readonly unit: Unit;
  readonly expected: Expectation;
  of(harvest: TimedHarvest): number;
}

const QUANTITIES: readonly Quantity[] = [
  {
    what: 'time',
    unit: 'ms',
    expected: { atMost: 1, because: 'since nothing new has to be kept' },
    of: ({ tookMs }) => tookMs,
  },
  {
    what: 'requests',
    unit: 'requests',
    expected: { atMost: 1, because: 'since nothing more is asked than the first time' },
    of: ({ traffic }) => traffic.requests,
  },
  {
    what: 'bytes received',
    unit: 'bytes',
    expected: { atMost: 0.1, because: 'since what has not changed is answered with 304 and no body' },
    of: ({ traffic }) => traffic.bytes,
  },
];

export const harvestAgain: Bench = {
  name: 'harvest-again',
  meaning: 'a harvest when nothing has changed against the first one: time, requests, bytes; each partner',
  rounds: 7,
  async run(context) {
    const comparisons = [];
    for (const subgraph of PARTNER_SUBGRAPHS) comparisons.push(...(await comparePartner(subgraph, context)));
    return comparisons;
  },
};

async function comparePartner(
  subgraph: PartnerSubgraph,
  { stack, rounds, signal }: BenchContext,
): Promise<readonly Comparison[]> {
  const firsts: TimedHarvest[] = [];
  const seconds: TimedHarvest[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = await stack.createFolder();
    firsts.push(await harvestOne(subgraph, stack, folder, signal));
    seconds.push(await harvestOne(subgraph, stack, folder, signal));
  }
  return QUANTITIES.map(({ what, unit, expected, of }) =>
    compare({
      what: `${subgraph.name}, ${what}`,
      unit,
      a: { label: 'second harvest', values: seconds.map(of) },
      b: { label: 'first harvest', values: firsts.map(of) },
      expected,
    }),
  );
}
