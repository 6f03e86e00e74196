import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IndexBench, NOW, openIndexBench } from '../../../support/index-bench.ts';
import type { IndexChildTask } from '../../../support/index-child.ts';
import { type IndexEngine, openIndexEngine } from '../../../support/index-engine.ts';
import {
  createIndexedCourse,
  createIndexedResource,
  createIndexedSession,
  type Town,
} from '../../../support/indexed-items.ts';

const LONG = { timeout: 600_000 };
/** Each step that is tried takes seconds to break off and make good: every third is. */
const STRIDE = 3;
const CHILD = fileURLToPath(new URL('../../../support/index-child.ts', import.meta.url));

let engine: IndexEngine;
let bench: IndexBench;
let gateway: { url: string; close(): Promise<void> };

beforeAll(async () => {
  engine = await openIndexEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  bench = await openIndexBench(engine);
  gateway = await bench.catalogues.serve();
});
afterEach(async () => {
  await gateway.close();
  await bench.close();
});

function start(full: boolean) {
  const task: IndexChildTask = {
    full,
    dataDirectory: bench.dataDirectory,
    engineUrl: engine.url,
    indexKey: engine.indexKey ?? '',
    uid: bench.uid,
    gatewayUrl: gateway.url,
    now: NOW.toISOString(),
  };
  const child = spawn(process.execPath, [CHILD, JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal })) };
}

/** A sequence of numbers from 0 to below 1 that is the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function mutate(random: () => number): void {
  const { catalogues } = bench;
  const towns: readonly Town[] = ['York', 'Norwich', 'Truro'];
  for (let count = 0; count < 40; count += 1) {
    const number = Math.floor(random() * 120);
    const isCourse = random() < 0.3;
    const id = isCourse ? `raeng:${number}` : `stem-learning:${number}`;
    if (random() < 0.25) catalogues.remove(isCourse ? 'RAENG' : 'STEM_LEARNING', id);
    else if (isCourse) {
      const sessions = towns
        .filter(() => random() < 0.6)
        .map((town) => createIndexedSession(town, '2027-03-01T09:00:00Z'));
      catalogues.put(createIndexedCourse(id, { sessions, title: `Course ${random()}` }));
    } else catalogues.put(createIndexedResource(id, { title: `Resource ${random()}` }));
  }
}

test('a full build that is broken off before one of its steps is made good by the next run', LONG, async () => {
  const random = createRandom(7);
  mutate(random);
  await bench.run();

  let step = 0;
  for (;;) {
    step += STRIDE;
    mutate(random);
    const report = await bench.runUntilCall(step);
    if (report !== null) {
      expect(report.build?.swapped).toBe(true);
      break;
    }
    expect((await engine.client.getRawIndexes()).results.map(({ uid }) => uid)).toContain(bench.uid);
    expect((await bench.run()).build, `after a break before step ${step}`).toBeNull();
    expect(await bench.held(), `after a break before step ${step}`).toEqual(bench.wanted());
  }
  expect(step).toBeGreaterThan(20);
});

test(
  'twenty runs killed at any moment leave an index that the next run makes equal to the catalogues',
  LONG,
  async () => {
    const random = createRandom(2026);
    bench.catalogues.pageSize = 7;
    mutate(random);
    const begin = performance.now();
    expect((await start(false).ended).code).toBe(0);
    let wholeRunMs = performance.now() - begin;

    let killed = 0;
    for (let round = 0; round < 20; round += 1) {
      mutate(random);
      if (random() < 0.2) bench.catalogues.rebuild('RAENG');
      const full = random() < 0.4;
      const startedAt = performance.now();
      const { child, ended } = start(full);
      // Not a wait for readiness: the moment of the kill.
      await Promise.race([ended, delay(wholeRunMs * (0.2 + 0.8 * random()))]);
      child.kill('SIGKILL');
      if ((await ended).signal === 'SIGKILL') killed += 1;
      // It was over before: the machine is quicker than when the whole run was timed.
      else wholeRunMs = Math.min(wholeRunMs, performance.now() - startedAt);

      await bench.run();
      expect(await bench.held(), `after round ${round}, ${full ? 'a full build' : 'an update'}`).toEqual(
        bench.wanted(),
      );
      const before = await engine.countTasks();
      await bench.run();
      expect(await engine.countTasks()).toBe(before);
    }
    expect(killed).toBeGreaterThan(10);
  },
);
