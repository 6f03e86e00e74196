// What a run costs when little has changed, beside one that begins from nothing: time, requests and bytes of the harvest of
// one large partner, and of the index run after it. A run that does not find just what changed fails the bench.
import type { Bench, BenchContext } from './bench.ts';
import { type Cost, openLargeWorld } from './incremental/open-large-world.ts';
import { type Comparison, compare, type Expectation, type Unit } from './rounds/compare.ts';

const CHANGES = [0, 10, 1_000] as const;
/** From here on, what is the same in every run, however small, weighs nothing. */
const LARGE = 100_000;

interface Quantity {
  readonly what: string;
  readonly unit: Unit;
  /** What an index run with ten changes among very many items may come to. */
  readonly atMost: number;
  of(cost: Cost): number;
}

const QUANTITIES: readonly Quantity[] = [
  { what: 'time', unit: 'ms', atMost: 0.05, of: ({ tookMs }) => tookMs },
  { what: 'requests', unit: 'requests', atMost: 0.02, of: ({ requests }) => requests },
  { what: 'bytes', unit: 'bytes', atMost: 0.02, of: ({ bytes }) => bytes },
];

interface Measured {
  readonly firstHarvest: Cost[];
  readonly fullIndex: Cost[];
  readonly byChanges: readonly { readonly changes: number; readonly harvest: Cost[]; readonly index: Cost[] }[];
}

export const incremental: Bench = {
  name: 'incremental',
  meaning: 'harvest and index runs with 0, 10 and 1,000 changes against a first and a full one; by --sizes',
  rounds: 1,
  async run(context) {
    const comparisons = [];
    for (const size of context.sizes) comparisons.push(...toComparisons(size, await measure(size, context)));
    return comparisons;
  },
};

async function measure(size: number, { stack, rounds, signal }: BenchContext): Promise<Measured> {
  const world = await openLargeWorld(stack, size, signal);
  const byChanges = CHANGES.map((changes) => ({ changes, harvest: [] as Cost[], index: [] as Cost[] }));
  const measured: Measured = { firstHarvest: [], fullIndex: [], byChanges };
  try {
    measured.firstHarvest.push(await world.harvest(size));
    for (let round = 0; round < rounds; round += 1) {
      signal.throwIfAborted();
      if (round > 0) measured.firstHarvest.push(await world.harvestFirst());
      measured.fullIndex.push(await world.index(null));
      for (const { changes, harvest, index } of byChanges) {
        const found = Math.min(changes, size);
        if (changes > 0) world.change(changes);
        harvest.push(await world.harvest(found));
        index.push(await world.index(found));
      }
    }
    return measured;
  } finally {
    await world.close();
  }
}

function toComparisons(size: number, { firstHarvest, fullIndex, byChanges }: Measured): readonly Comparison[] {
  const items = `${size.toLocaleString('en-GB')} items`;
  return byChanges.flatMap(({ changes, harvest, index }) => {
    const label = `${changes.toLocaleString('en-GB')} changes`;
    return QUANTITIES.flatMap(({ what, unit, atMost, of }) => [
      compare({
        what: `index run, ${items}, ${what}`,
        unit,
        a: { label, values: index.map(of) },
        b: { label: 'full run', values: fullIndex.map(of) },
        expected: toExpectation(size, changes, atMost),
      }),
      compare({
        what: `harvest, ${items}, ${what}`,
        unit,
        a: { label, values: harvest.map(of) },
        b: { label: 'first harvest', values: firstHarvest.map(of) },
        expected: { atMost: 1.1, because: 'since a feed without a list of changes has to be read whole' },
      }),
    ]);
  });
}

function toExpectation(size: number, changes: number, atMost: number): Expectation {
  if (changes * 2 > size) return { atMost: 2, because: 'since most of it has changed, and is compared besides' };
  if (size < LARGE || changes > 10) return { atMost: 1, because: 'since only what changed is sent to the engine' };
  return { atMost, because: 'since only what changed is read and sent' };
}
