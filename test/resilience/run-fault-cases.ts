// Runs a partner's rows of the fault matrix: before, during, and after the fault. A row that does not hold fails alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerName } from '../../scripts/sandbox/faults.ts';
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import {
  type CatalogueState,
  type FaultBench,
  type FaultRun,
  openFaultBench,
  type RunResult,
} from '../support/fault-bench.ts';
import { PARTNER_ROADS } from '../support/partner-roads.ts';
import { type ExpectedFailure, FAULT_CASES, type FaultCase } from './fault-cases.ts';

const TRIES = 2;

/** To be called once in a test file of its own. */
export function runFaultCases(partner: PartnerName): void {
  const cases = FAULT_CASES.filter((one) => one.partner === partner);

  describe(`the faults that ${partner} can show`, () => {
    let bench: FaultBench;
    beforeAll(async () => {
      bench = await openFaultBench(partner);
    }, 60_000);
    afterAll(() => bench.close());

    test.for(cases)('$name', { timeout: 60_000 }, async (one) => {
      const run = await bench.open();
      try {
        askForFaults(run.sandbox, one);
        const results: RunResult[] = [];
        for (let done = 0; done < (one.runs ?? 1); done += 1) {
          results.push(await run.harvest({ tries: TRIES, deadlineMs: 10_000, ...one.client }));
        }
        expectOutcome(results.at(-1), one);
        const told = await run.changedIds();
        expectCatalogue(bench.good, await run.state(), told, one);

        run.sandbox.clearFaults();
        expect(await run.harvest()).toMatchObject({ exitCode: 0, complete: true, failures: [] });
        const unharmed = await bench.unharmed((one.runs ?? 1) + 1);
        expect(withChangesOf(unharmed, await run.state(), told)).toEqual(unharmed);
      } finally {
        await run.close();
      }
    });
  });
}

export function askForFaults(sandbox: FaultRun['sandbox'], { partner, faults }: FaultCase): void {
  for (const fault of faults) {
    const paths = fault.path === undefined ? PARTNER_ROADS[partner].feedPaths : [fault.path];
    for (const path of paths) sandbox.addFault({ ...fault, partner, path });
  }
}

function expectOutcome(result: RunResult | undefined, { expected }: FaultCase): void {
  if (result === undefined) throw new Error('expected a run');
  const { exitCode, failures, complete, rejections } = result;
  for (const failure of expected.failures) expectFailure(failures, failure);
  const counts = expected.failures.map(({ feeds }) => (typeof feeds === 'number' ? feeds : feeds.length));
  expect(failures).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
  expect({ exitCode, complete }).toEqual({ exitCode: expected.exitCode, complete: expected.failures.length === 0 });
  if (expected.rejections !== undefined) expect(rejections).toEqual(expected.rejections);
}

function expectFailure(failures: RunResult['failures'], { code, feeds, message }: ExpectedFailure): void {
  const meant = failures.filter((failure) => {
    return (
      failure.code === code &&
      failure.message.startsWith(message) &&
      (typeof feeds === 'number' || feeds.includes(failure.feed))
    );
  });
  const names = meant.map(({ feed }) => feed);
  const told = JSON.stringify(failures.slice(0, 10), null, 2);
  expect(typeof feeds === 'number' ? names.length : names, `${code}: ${message}\ngot ${told}`).toEqual(feeds);
}

function expectCatalogue(
  before: CatalogueState,
  after: CatalogueState,
  told: readonly string[],
  { expected }: FaultCase,
): void {
  const [was, is] = [toContents(before), toContents(after)];
  const removed = [...was.keys()].filter((id) => !is.has(id));
  const changed = [...is.keys()].filter((id) => was.get(id) !== is.get(id));
  const counts = { removed: removed.length, changed: changed.length };
  expect(counts).toEqual(expected.catalogue === 'equal' ? { removed: 0, changed: 0 } : expected.catalogue);
  // Who follows the changes is told of these and no others.
  expect([...told].sort()).toEqual([...removed, ...changed].sort());
}

/** When an item was last confirmed is no part of what it says. */
function toContents({ items }: CatalogueState): ReadonlyMap<string, string> {
  return new Map(items.map((item) => [item.id, JSON.stringify({ ...item, checkedAt: null })]));
}

/** What went and came back has changed at another time, and in nothing else. */
function withChangesOf(unharmed: CatalogueState, state: CatalogueState, told: readonly string[]): CatalogueState {
  const changedAt = new Map(unharmed.items.map((item) => [item.id, item.changedAt]));
  const items = state.items.map((item): CatalogueItem => {
    return told.includes(item.id) ? { ...item, changedAt: changedAt.get(item.id) ?? item.changedAt } : item;
  });
  return { ...state, items };
}
