import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

// Starting a process takes its time on a machine that is busy.
const TIMEOUT_MS = 60_000;

const SCRIPT = fileURLToPath(new URL('../../scripts/subgraph.ts', import.meta.url));

interface Ended {
  readonly code: number | string | null | undefined;
  readonly output: string;
  readonly complaint: string;
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LOG_LEVEL: 'silent', ...environment };
    execFile(process.execPath, [SCRIPT, ...args], { env }, (error, output, complaint) => {
      resolve({ code: error === null ? 0 : error.code, output, complaint });
    });
  });
}

test(
  '--help tells the options, the exit codes and the settings',
  async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    for (const part of ['--name', '--port', 'Exit codes: 0', 'DATA_DIR: ']) expect(output).toContain(part);
  },
  TIMEOUT_MS,
);

test(
  'being called wrongly, or with a setting at fault, exits with 2 and a line for each fault',
  async () => {
    expect(await run(['--name', 'nope'])).toMatchObject({
      code: 2,
      complaint: expect.stringContaining("'nope' is invalid"),
    });
    expect(await run(['--name', 'raeng'], { SUBGRAPHS: 'some', MEILI_URL: 'x' })).toMatchObject({
      code: 2,
      complaint: expect.stringMatching(/^Settings at fault:\n {2}MEILI_URL: .+\n {2}SUBGRAPHS: .+\n$/),
    });
  },
  TIMEOUT_MS,
);

test(
  'a port that is taken exits with 1 and a line that says so',
  async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const folder = await createTemporaryFolder();
    expect(await run(['--name', 'raeng', '--port', String(port)], { DATA_DIR: folder.path })).toEqual({
      code: 1,
      output: '',
      complaint: `127.0.0.1:${port} is taken: stop what listens there, or choose another port (0 takes a free one).\n`,
    });
    await folder.remove();
    server.close();
  },
  TIMEOUT_MS,
);
