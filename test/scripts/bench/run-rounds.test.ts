// The order and the number of measurements, and the load within one.
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runRounds, type Side } from '../../../scripts/bench/rounds/run-rounds.ts';
import { timeOperations } from '../../../scripts/bench/rounds/time-operations.ts';

const { signal } = new AbortController();

/** Sides that note when they are measured; the values of one are its own numbers in order. */
function createSides(...labels: readonly string[]): { sides: readonly Side[]; order: string[] } {
  const order: string[] = [];
  const sides = labels.map((label): Side => {
    let count = 0;
    return {
      label,
      async measure() {
        order.push(label);
        count += 1;
        return count;
      },
    };
  });
  return { sides, order };
}

it('measures each side once a round and begins with another one each time', async () => {
  const { sides, order } = createSides('a', 'b', 'c');
  await runRounds(sides, { rounds: 4, warmUps: 0, signal });
  expect(order.join('')).toBe('abcbcacababc');
});

it('measures in warm-up rounds and leaves their values out', async () => {
  const { sides, order } = createSides('a', 'b');
  const valuesOf = await runRounds(sides, { rounds: 2, warmUps: 1, signal });
  expect(order.join('')).toBe('abbaab');
  expect(sides.map(valuesOf)).toEqual([
    [2, 3],
    [2, 3],
  ]);
});

it('ends between two rounds when it is told to stop', async () => {
  const stop = new AbortController();
  const { sides, order } = createSides('a', 'b');
  const stopping: Side = {
    label: 'stopping',
    async measure() {
      stop.abort(new Error('stopped'));
      return 1;
    },
  };
  const running = runRounds([...sides, stopping], { rounds: 5, warmUps: 0, signal: stop.signal });
  await expect(running).rejects.toThrow('stopped');
  expect(order.join('')).toBe('ab');
});

it('runs as many operations as asked for, so many at once and no more', async () => {
  let running = 0;
  let most = 0;
  let done = 0;
  const operation = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await setImmediate();
    running -= 1;
    done += 1;
  };
  const ms = await timeOperations(operation, { operations: 10, atOnce: 4 });
  expect({ most, done }).toEqual({ most: 4, done: 10 });
  expect(ms).toBeGreaterThan(0);
});

it('fails as an operation does', async () => {
  const failing = timeOperations(async () => Promise.reject(new Error('no answer')), { operations: 2, atOnce: 1 });
  await expect(failing).rejects.toThrow('no answer');
});
