// The ways in which the ground is pulled from under a command, each chosen and timed by chance that can be repeated.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { RestartableEngine } from '../support/restartable-engine.ts';
import type { Random } from '../support/seeded-random.ts';
import type { StepPlan } from '../support/step-hook.ts';
import { type PausedProcess, runStepped, type SteppedCommand, type SteppedRun } from '../support/stepped-command.ts';

export type Job = 'harvest' | 'index';

const FAULTS = ['killed', 'engine restarted', 'disk full', 'database locked', 'clock wrong'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultPlan {
  readonly fault: Fault;
  readonly job: Job;
  /** Of the command. */
  readonly options: readonly string[];
}

/** As much of the world as a fault needs. */
export interface Ground {
  readonly engine: Pick<RestartableEngine, 'stop' | 'start'>;
  readonly dataDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
}

const HOUR_MS = 3_600_000;
const CLOCKS_MS = [-72 * HOUR_MS, -HOUR_MS, 2 * HOUR_MS, 30 * 24 * HOUR_MS] as const;
const LARGEST_FILE_KIB = 700;
const LOCKED: Readonly<Record<Job, readonly [string, ...string[]]>> = {
  harvest: ['catalogues/raeng.sqlite', 'catalogues/local-hubs.sqlite', 'http/raeng.sqlite'],
  index: ['discovery.sqlite'],
};

export function planFault(random: Random): FaultPlan {
  const fault = random.pick(['killed', ...FAULTS]);
  const job = fault === 'engine restarted' ? 'index' : random.pick(['harvest', 'index']);
  const full = job === 'index' && random.isLikely(0.4);
  const options =
    job === 'harvest' ? ['--json', '--partner', 'raeng', 'local-hubs'] : ['--json', ...(full ? ['--full'] : [])];
  return { fault, job, options };
}

/** `steps` is how many the command took when nothing ailed it. Resolves once the command has ended and the fault is over. */
export async function runWithFault(
  { fault, job, options }: FaultPlan,
  steps: number,
  { engine, dataDirectory, environment }: Ground,
  random: Random,
  onPause: () => Promise<void>,
): Promise<SteppedRun> {
  const pauseAt = 1 + random.below(steps);
  const still: StepPlan = { pauseAt, clockOffsetMs: 0, clockOffsetAfterPauseMs: 0 };
  const command = { script: `scripts/${job}.ts`, options, settings: environment, plan: still, largestFileKiB: null };
  const run = (given: Partial<SteppedCommand>, act: (paused: PausedProcess) => Promise<void>) =>
    runStepped({ ...command, ...given }, async (paused) => {
      await onPause();
      await act(paused);
    });
  const letGo = async ({ release }: PausedProcess): Promise<void> => release();

  switch (fault) {
    case 'killed': {
      // Half of them a moment after the step has begun, so that some die inside it.
      const afterMs = random.isLikely(0.5) ? null : random.below(4);
      return run({}, async ({ kill, release }) => {
        if (afterMs !== null) {
          release();
          await delay(afterMs);
        }
        kill();
      });
    }
    case 'engine restarted': {
      const signal = random.pick(['SIGTERM', 'SIGKILL']);
      const awayMs = random.isLikely(0.5) ? null : random.below(400);
      return run({}, async ({ release }) => {
        await engine.stop(signal);
        if (awayMs !== null) {
          release();
          await delay(awayMs);
        }
        await engine.start();
        if (awayMs === null) release();
      });
    }
    case 'disk full':
      return run({ largestFileKiB: random.below(LARGEST_FILE_KIB) }, letGo);
    case 'database locked': {
      using locks = new DisposableStack();
      const file = join(dataDirectory, random.pick(LOCKED[job]));
      return await run({}, async ({ release }) => {
        const lock = lockDatabase(file);
        if (lock !== null) locks.use(lock);
        release();
      });
    }
    case 'clock wrong': {
      const clockOffsetMs = random.pick(CLOCKS_MS);
      const clockOffsetAfterPauseMs = random.pick([clockOffsetMs, clockOffsetMs - 5 * HOUR_MS, 0]);
      return run({ plan: { pauseAt, clockOffsetMs, clockOffsetAfterPauseMs } }, letGo);
    }
    default:
      return fault satisfies never;
  }
}

/** Null when there is no such file yet, or the paused process holds its lock itself. */
function lockDatabase(file: string): Disposable | null {
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch {
    database.close();
    return null;
  }
  return { [Symbol.dispose]: () => database.close() };
}
