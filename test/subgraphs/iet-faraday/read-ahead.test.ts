import { expect, test } from 'vitest';
import { readAhead } from '../../../subgraphs/iet-faraday/read-ahead.ts';

async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** Readings that end when told to. */
function createReadings() {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const signals: AbortSignal[] = [];
  const read = (item: number, signal: AbortSignal): Promise<number> => {
    started.push(item);
    signals.push(signal);
    return new Promise((resolve) => ends.set(item, () => resolve(item)));
  };
  return { started, signals, read, end: (item: number) => ends.get(item)?.() };
}

test('gives what was read in the order of the items', async () => {
  const { read, end } = createReadings();
  const reading = gather(readAhead([1, 2, 3], 3, read));
  for (const item of [3, 2, 1]) end(item);
  expect(await reading).toEqual([1, 2, 3]);
});

test('starts no more readings than it is told to', async () => {
  const { started, read, end } = createReadings();
  const source = readAhead([1, 2, 3, 4], 2, read);
  const first = source.next();
  expect(started).toEqual([1, 2]);
  end(1);
  expect(await first).toEqual({ done: false, value: 1 });
  const second = source.next();
  expect(started).toEqual([1, 2, 3]);
  end(2);
  expect(await second).toEqual({ done: false, value: 2 });
});

test('a reading that fails is thrown in its turn', async () => {
  const fail = (item: number): Promise<number> =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
  const source = readAhead([1, 2, 3], 3, fail);
  expect(await source.next()).toEqual({ done: false, value: 1 });
  await expect(source.next()).rejects.toThrow('two');
  expect(await source.next()).toEqual({ done: true, value: undefined });
});

test('the readings under way are told to end when nobody wants the rest', async () => {
  const { signals, read, end } = createReadings();
  const source = readAhead([1, 2, 3], 2, read);
  const first = source.next();
  end(1);
  await first;
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
  await source.return(undefined);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
