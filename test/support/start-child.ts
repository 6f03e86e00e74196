// `npm start` as its user runs it: a process of its own, read line by line. Nothing of it outlives the test: what still
// runs at the end is killed, with its own processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

export interface StartChild extends AsyncDisposable {
  /** The lines so far. */
  readonly lines: readonly string[];
  /** The first line that matches, of those there are and those to come. Rejects when the process ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** To the process alone, as a service manager does. */
  terminate(): void;
  /** To the process and all it has started, as a terminal does at Ctrl+C. */
  interrupt(): void;
  /** What it wrote to standard error, and its exit code: null when a signal ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

export function spawnStart(settings: Readonly<Record<string, string>>): StartChild {
  const child = spawn(process.execPath, [SCRIPT], {
    env: { PATH: '', PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a signal to the group does not reach the tests.
    detached: true,
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = Promise.all([once(child, 'close'), text(child.stderr)]).then(([[code], errors]) => ({
    code: typeof code === 'number' ? code : null,
    errors,
  }));

  return {
    lines,
    ended,
    async line(pattern) {
      for (;;) {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) return found;
        const outcome = await Promise.race([once(reader, 'line').then(() => null), ended]);
        if (outcome !== null) throw new Error(`ended with ${outcome.code} before ${pattern}: ${outcome.errors}`);
      }
    },
    terminate: () => void child.kill('SIGTERM'),
    interrupt: () => signalGroup(child, 'SIGINT'),
    async [Symbol.asyncDispose]() {
      signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
