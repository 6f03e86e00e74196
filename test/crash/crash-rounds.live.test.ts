import { expect, test } from 'vitest';
import { CRASH_ROUNDS, CRASH_SEED } from '../support/crash-settings.ts';
import { runCrashRounds } from './run-crash-rounds.ts';

const LONG = { timeout: 300_000 + CRASH_ROUNDS * 20_000 };

/** A long run is told of while it is under way. */
function tellNow(done: number, problems: readonly string[]): void {
  if (done % 50 === 0) console.log(`${done} crash rounds, ${problems.length} problems so far`);
}

test(`after each of ${CRASH_ROUNDS} faults (seed ${CRASH_SEED}) the next run makes everything good`, LONG, async () => {
  const { problems, counts, faults } = await runCrashRounds(CRASH_ROUNDS, CRASH_SEED, tellNow);
  console.log(`${CRASH_ROUNDS} crash rounds, seed ${CRASH_SEED}: ${JSON.stringify({ counts, faults })}`);
  expect(problems).toEqual([]);
  expect(counts).toEqual({ lost: 0, duplicated: 0, wrong: 0, stuck: 0 });
  // A fault that never meets its command shows nothing.
  expect(Object.values(faults).reduce((sum, { met }) => sum + met, 0)).toBeGreaterThan(CRASH_ROUNDS / 3);
});
