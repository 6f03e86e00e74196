// A lease lasts while it is renewed, which needs nothing of the run that holds it.
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeLease } from '../../../../subgraphs/kit/lease/take-lease.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let folder: { path: string; remove(): Promise<void> };
let path: string;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  path = join(folder.path, 'lease');
});

afterEach(() => folder.remove());

test('a lease is renewed again and again until it is let go', async () => {
  const outcome = takeLease({ path, runId: 'run', renewEveryMs: 5 });
  if (!outcome.taken) throw new Error('expected to take it');
  for (const _ of [1, 2]) {
    utimesSync(path, new Date(0), new Date(0));
    await vi.waitUntil(() => statSync(path).mtimeMs > 1_000);
  }
  outcome.lease.release();
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});

test('asking whether it is held renews it', () => {
  const outcome = takeLease({ path, runId: 'run' });
  if (!outcome.taken) throw new Error('expected to take it');
  utimesSync(path, new Date(0), new Date(0));
  expect(outcome.lease.isHeld()).toBe(true);
  expect(statSync(path).mtimeMs).toBeGreaterThan(1_000);
  outcome.lease.release();
  expect(outcome.lease.isHeld()).toBe(false);
});
