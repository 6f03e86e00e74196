// Runs one of the project's commands as a user does: a Node process of its own, with nothing in its environment but what
// it is given.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface CommandRun {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `script` by its path from the project's root, for example `scripts/harvest.ts`. */
export async function runCommand(
  script: string,
  options: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<CommandRun> {
  const path = fileURLToPath(new URL(`../../${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...options], {
    env: { PATH: '', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], output, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}
