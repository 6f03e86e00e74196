import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const MODULE = new URL('../../../subgraphs/kit/on-stop-signal.ts', import.meta.url).href;

/** A process that is up, and says `stopping` when told to stop, which it then does as `stop` says. */
async function start(stop: string): Promise<{ child: ChildProcess; told(): Promise<string> }> {
  const code = `
    import { onStopSignal } from '${MODULE}';
    const alive = setInterval(() => {}, 1_000);
    onStopSignal(async () => { console.log('stopping'); ${stop} });
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]).trim();
  expect(await told()).toBe('up');
  return { child, told };
}

test.each(['SIGTERM', 'SIGINT'] as const)('at %s a process stops and ends by itself', async (signal) => {
  const { child, told } = await start('clearInterval(alive)');
  const ended = once(child, 'exit');
  const word = told();
  child.kill(signal);
  expect(await word).toBe('stopping');
  expect(await ended).toEqual([0, null]);
});

test('a stop that fails ends the process with status 1', async () => {
  const { child } = await start("throw new Error('no')");
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
});

test('a second signal, of whichever kind, ends a process that is slow to stop', async () => {
  const { child, told } = await start('');
  const ended = once(child, 'exit');
  const word = told();
  child.kill('SIGINT');
  expect(await word).toBe('stopping');
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
});
