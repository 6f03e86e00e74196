import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
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

test.each([
  [['--port', 'x'], 'expected a port'],
  [['--port', '0', '--data', '/nowhere.invalid'], 'stem-learning.ndjson'],
])('%j ends with code 1 and says why', async (args, reason) => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said).toContain(reason);
});
