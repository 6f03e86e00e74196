import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const main = new URL('../../../scripts/sandbox/main.ts', import.meta.url).pathname;

test('it prints where each partner is and stops with code 0 on SIGTERM', async () => {
  const child = spawn(process.execPath, [main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('control')) child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);
  expect(lines.map((line) => line.replace(/:\d+/, ':port').replace(/ {2,}/g, ' '))).toEqual([
    'stem-learning http://127.0.0.1:port 372 records',
    'iet-faraday http://127.0.0.1:port 102 records',
    'raeng http://127.0.0.1:port 76 records',
    'local-hubs http://127.0.0.1:port 223 hubs, 127 records',
    'control http://127.0.0.1:port',
  ]);
});

async function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], output, errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}

test.each([
  [['--port', 'x'], {}, 2, 'expected a port'],
  [['--what'], {}, 2, "unknown option '--what'"],
  [[], { LOG_LEVEL: 'loud' }, 2, 'LOG_LEVEL'],
  [['--port', '0', '--data', '/nowhere.invalid'], {}, 1, 'stem-learning.ndjson'],
])('%j with %j ends with code %i and says why', async (args, settings, code, reason) => {
  expect(await run(args, settings)).toEqual({ code, output: '', errors: expect.stringContaining(reason) });
});

test('the help tells the exit codes', async () => {
  const { code, output } = await run(['--help']);
  expect(code).toBe(0);
  expect(output).toMatch(/\nExit codes:\n {2}0 .+\n {2}1 .+\n {2}2 .+\n/);
});
