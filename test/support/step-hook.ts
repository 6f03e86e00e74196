// Loaded into a command before its own code (`node --import`), so that a test can stop it at an exact step: before a
// statement of SQLite or a change of a file, or before or after a request of the index writer. There the whole process stands still until the
// test has done its worst. It can also put the process's clock wrong. A plan that cannot be read ends the command.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';

/** The pipe to the test: a line out, a byte back. */
const CONTROL = 3;
/** A statement that is run for each item counts so often, that the few statements between do not drown. */
const TIMES_EACH = 3;
/** In place of the half minute that a command waits for a locked database. */
const BUSY_TIMEOUT_MS = 60;

const plan = z.object({
  /** From 1; null to run through. */
  pauseAt: z.number().nullable(),
  /** How far the clock is off, until the pause and after it. */
  clockOffsetMs: z.number(),
  clockOffsetAfterPauseMs: z.number(),
});

export type StepPlan = z.infer<typeof plan>;

export const STEP_PLAN = 'SIGNPOST_TEST_STEP_PLAN';

// As they are before the hook is in them.
const { readSync, writeSync } = fs;
const given = process.env[STEP_PLAN];
if (given !== undefined) hook(plan.parse(JSON.parse(given)));

function hook({ pauseAt, clockOffsetMs, clockOffsetAfterPauseMs }: StepPlan): void {
  let steps = 0;
  let offsetMs = clockOffsetMs;
  const times = new Map<string, number>();

  const step = (name: string): void => {
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    if (count > TIMES_EACH) return;
    steps += 1;
    if (steps !== pauseAt) return;
    writeSync(CONTROL, `paused ${name.replace(/\s+/g, ' ').trim().slice(0, 90)}\n`);
    readSync(CONTROL, Buffer.alloc(1));
    offsetMs = clockOffsetAfterPauseMs;
  };

  const seen = new WeakSet<DatabaseSync>();
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    step(sql);
    if (!seen.has(this)) {
      seen.add(this);
      exec.call(this, `PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
    exec.call(this, sql.replace(/busy_timeout = [1-9]\d*/, `busy_timeout = ${BUSY_TIMEOUT_MS}`));
  };
  for (const method of ['run', 'get', 'all'] as const) {
    const original = StatementSync.prototype[method];
    Object.defineProperty(StatementSync.prototype, method, {
      value(this: StatementSync, ...values: unknown[]) {
        step(this.sourceSQL);
        return Reflect.apply(original, this, values);
      },
    });
  }

  for (const method of ['openSync', 'writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'linkSync'] as const) {
    const original = fs[method];
    Object.defineProperty(fs, method, {
      value(...values: unknown[]) {
        step(method);
        return Reflect.apply(original, fs, values);
      },
    });
  }
  syncBuiltinESMExports();

  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    const name = `${init?.method ?? 'GET'} ${address.pathname.replace(/\d+/g, '0')}`;
    step(`before ${name}`);
    const response = await fetch(input, init);
    step(`after ${name}`);
    return response;
  };

  const RealDate = Date;
  const realNow = RealDate.now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [realNow() + offsetMs] : values, newTarget),
    get: (target, name) => (name === 'now' ? () => realNow() + offsetMs : Reflect.get(target, name)),
  });

  process.once('exit', () => writeSync(CONTROL, `steps ${steps}\n`));
}
