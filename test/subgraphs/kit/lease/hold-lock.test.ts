import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdLock } from '../../../../subgraphs/kit/lease/hold-lock.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const MODULE = new URL('../../../../subgraphs/kit/lease/hold-lock.ts', import.meta.url).href;

test('a lock is held by one at a time', async () => {
  const folder = await createTemporaryFolder();
  const path = join(folder.path, 'lock');
  const first = holdLock(path);
  expect(first).not.toBeNull();
  expect(holdLock(path)).toBeNull();
  first?.release();
  const second = holdLock(path);
  expect(second).not.toBeNull();
  second?.release();
  await folder.remove();
});

test('the lock of a process that was killed is free', async () => {
  const folder = await createTemporaryFolder();
  const path = join(folder.path, 'lock');
  const script = `const { holdLock } = await import('${MODULE}'); holdLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(holdLock(path)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  const lock = holdLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
  await folder.remove();
});

test('a folder that is not there is an error, not a lock held by another', () => {
  expect(() => holdLock('/nowhere/at/all/lock')).toThrow('unable to open');
});
