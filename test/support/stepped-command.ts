// One of the project's commands in a process of its own that can be stopped at an exact step, there to be killed or to
// have the ground pulled from under it. One that does not end by itself is killed and told as hung.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { STEP_PLAN, type StepPlan } from './step-hook.ts';

const HOOK = fileURLToPath(new URL('step-hook.ts', import.meta.url));
const HUNG_AFTER_MS = 60_000;

export interface SteppedCommand {
  /** By its path from the project's root. */
  readonly script: string;
  readonly options: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly plan: StepPlan;
  /** No file may grow beyond this many KiB; null for no such limit. */
  readonly largestFileKiB: number | null;
}

/** The process at its step. */
export interface PausedProcess {
  /** What it is about to do. */
  readonly step: string;
  kill(): void;
  /** Lets it go on. */
  release(): void;
}

export interface SteppedRun {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  readonly hung: boolean;
  /** Where it was stopped; null when it ended before that step. */
  readonly pausedAt: string | null;
  /** How many steps it took in all; null when it was killed. */
  readonly steps: number | null;
}

/** `onPause` has the process standing still until it releases or kills it. */
export async function runStepped(
  { script, options, settings, plan, largestFileKiB }: SteppedCommand,
  onPause: (paused: PausedProcess) => Promise<void>,
): Promise<SteppedRun> {
  const path = fileURLToPath(new URL(`../../${script}`, import.meta.url));
  const node = [process.execPath, '--import', HOOK, path, ...options];
  // `ulimit -f` counts blocks of 512 bytes.
  const limited = largestFileKiB === null ? node : ['-c', `ulimit -f ${largestFileKiB * 2}; exec "$@"`, 'sh', ...node];
  const child = spawn(
    largestFileKiB === null ? process.execPath : '/bin/sh',
    limited.slice(largestFileKiB === null ? 1 : 0),
    {
      env: { PATH: '', LOG_LEVEL: 'silent', ...settings, [STEP_PLAN]: JSON.stringify(plan) },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const { stdout, stderr } = child;
  const control = child.stdio[3];
  if (stdout === null || stderr === null || !(control instanceof Duplex)) throw new Error('expected pipes');
  let pausedAt: string | null = null;
  let steps: number | null = null;
  let pause: Promise<void> = Promise.resolve();
  // What a killed process leaves unread is no fault.
  control.on('error', () => undefined);
  const lines = createInterface({ input: control });
  lines.on('error', () => undefined);
  lines.on('line', (line) => {
    const [word, ...rest] = line.split(' ');
    if (word === 'steps') steps = Number(rest[0]);
    if (word !== 'paused') return;
    pausedAt = rest.join(' ');
    pause = onPause({
      step: pausedAt,
      kill: () => void child.kill('SIGKILL'),
      release: () => void control.write('.'),
    });
  });
  const ended = Promise.all([once(child, 'close'), text(stdout), text(stderr)]);
  const patience = new AbortController();
  let hung = false;
  const watch = delay(HUNG_AFTER_MS, undefined, { signal: patience.signal }).then(
    () => {
      hung = true;
      child.kill('SIGKILL');
    },
    () => undefined,
  );
  const [[code], output, errors] = await ended;
  patience.abort();
  await watch;
  await pause;
  return { code: typeof code === 'number' ? code : null, output, errors, hung, pausedAt, steps };
}
