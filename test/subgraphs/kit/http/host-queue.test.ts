// The queue by itself: order, places, and places given back.

import { expect, test, vi } from 'vitest';
import { createHostQueue } from '../../../../subgraphs/kit/http/host-queue.ts';
import { failureOf } from './serve.ts';

const place = { host: 'example.invalid', spacingMs: 0, signal: undefined };

test('a failed task frees its place for the next in line', async () => {
  const queue = createHostQueue(1);
  const failing = failureOf(queue.run(place, () => Promise.reject(new Error('broken'))));
  const next = queue.run(place, async () => 'next');
  expect([await failing, await next]).toEqual([new Error('broken'), 'next']);
});

test('tasks start in the order they came, no more at once than there are places', async () => {
  const queue = createHostQueue(2);
  const started: number[] = [];
  const gates = [0, 1, 2, 3, 4].map(() => Promise.withResolvers<void>());
  const start = (index: number) =>
    queue.run(place, () => {
      started.push(index);
      return gates[index]?.promise ?? Promise.resolve();
    });
  const runs = [0, 1, 2, 3].map(start);
  await Promise.resolve();
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  gates[1]?.resolve();
  await runs[1];
  runs.push(start(4));
  await Promise.resolve();
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  gates[0]?.resolve();
  await runs[0];
  gates[2]?.resolve();
  gates[3]?.resolve();
  gates[4]?.resolve();
  await Promise.all(runs);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

test('one host does not wait for another', async () => {
  const queue = createHostQueue(1);
  const gate = Promise.withResolvers<void>();
  const slow = queue.run(place, () => gate.promise);
  expect(await queue.run({ ...place, host: 'other.invalid' }, async () => 'at once')).toBe('at once');
  gate.resolve();
  await slow;
});

test('a task whose signal aborts while it waits is never run, and its place goes on', async () => {
  const queue = createHostQueue(1);
  const aborter = new AbortController();
  const gate = Promise.withResolvers<void>();
  const first = queue.run(place, () => gate.promise);
  let ran = false;
  const aborted = failureOf(
    queue.run({ ...place, signal: aborter.signal }, async () => {
      ran = true;
    }),
  );
  const last = queue.run(place, async () => 'last');
  aborter.abort(new Error('enough'));
  gate.resolve();
  await first;
  expect([await aborted, ran, await last]).toEqual([new Error('enough'), false, 'last']);
});

test('a clock that is put back makes nothing wait', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const queue = createHostQueue(1);
    await queue.run(place, async () => undefined);
    vi.setSystemTime(Date.now() - 5 * 60 * 60 * 1000);
    expect(await queue.run({ ...place, signal: AbortSignal.timeout(2_000) }, async () => 'at once')).toBe('at once');
  } finally {
    vi.useRealTimers();
  }
});
