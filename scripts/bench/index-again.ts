// An index run that finds nothing changed, and one that finds ten changed items, beside one that builds the index anew.
// The changes come the whole way: the sandbox serves them, a harvest keeps them.
import { raeng } from '../../subgraphs/raeng/subgraph.ts';
import { type ItemRow, itemRow } from '../sandbox/catalogue-rows.ts';
import { readCatalogue } from '../sandbox/read-catalogue.ts';
import { bundledDataDirectory } from '../sandbox/sandbox-cli.ts';
import { indexAll } from '../start/index-all.ts';
import type { Bench } from './bench.ts';
import { harvestOne } from './harvest-one.ts';
import type { Stack } from './open-stack.ts';
import { type Comparison, compare, type Expectation } from './rounds/compare.ts';
import { runRounds, type Side } from './rounds/run-rounds.ts';

const CHANGES = 10;

export const indexAgain: Bench = {
  name: 'index-again',
  meaning: `an index run with 0 and with ${CHANGES} changed items against a full one`,
  rounds: 5,
  async run({ stack, rounds, signal }) {
    const rows = await readCatalogue(stack.settings.SANDBOX_DATA ?? bundledDataDirectory, 'raeng', itemRow);
    let edition = 0;
    const change = async (): Promise<void> => {
      edition += 1;
      stack.sandbox.replace('raeng', toEdition(rows, edition));
      await harvestOne(raeng, stack, stack.settings.DATA_DIR, signal);
    };
    const full: Side = { label: 'full run', measure: () => timeIndexRun(stack, { full: true, changes: null }) };
    const unchanged: Side = { label: '0 changes', measure: () => timeIndexRun(stack, { full: false, changes: 0 }) };
    const changed: Side = {
      label: `${CHANGES} changes`,
      async measure() {
        await change();
        return timeIndexRun(stack, { full: false, changes: CHANGES });
      },
    };
    const valuesOf = await runRounds([full, unchanged, changed], { rounds, warmUps: 1, signal });
    const records = Object.values(stack.sandbox.records).reduce((sum, count) => sum + count, 0);
    const against = (a: Side, expected: Expectation): Comparison =>
      compare({
        what: `${a.label} among ${records} records`,
        unit: 'ms',
        a: { label: a.label, values: valuesOf(a) },
        b: { label: full.label, values: valuesOf(full) },
        expected,
      });
    return [
      against(unchanged, { atMost: 0.1, because: 'since one page of changes is read of each partner and it is empty' }),
      against(changed, { atMost: 0.5, because: 'since only what changed is sent to the engine' }),
    ];
  },
};

/** The same records, with another title for some. */
function toEdition(rows: readonly ItemRow[], edition: number): ItemRow[] {
  return rows.map((row, at) => (at < CHANGES ? { ...row, title: `${row.title} (edition ${edition})` } : row));
}

/** Milliseconds. `changes` is how many items have to be found changed; null for all that there are. */
async function timeIndexRun(
  { settings, engine, gateway, log }: Stack,
  { full, changes }: { readonly full: boolean; readonly changes: number | null },
): Promise<number> {
  const begin = performance.now();
  const { partners } = await indexAll({ settings, engine, gateway, log, now: new Date(), full });
  const tookMs = performance.now() - begin;
  const failures = partners.flatMap(({ partner, failure }) =>
    failure === null ? [] : [`${partner}: ${failure.code}`],
  );
  if (failures.length > 0) throw new Error(`not everything could be indexed: ${failures.join(', ')}`);
  const found = partners.reduce((sum, pass) => sum + pass.changes, 0);
  if (changes !== null && found !== changes) throw new Error(`expected ${changes} changed items, got ${found}`);
  return tookMs;
}
