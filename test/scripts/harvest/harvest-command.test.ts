// The harvest command as cron and the operator run it: processes of its own against the sandbox, and their exit codes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../scripts/sandbox/start-sandbox.ts';
import { catalogueFile } from '../../../subgraphs/kit/catalogue/catalogue-file.ts';
import { holdRun } from '../../../subgraphs/kit/lease/hold-run.ts';
import { BENCH_NOW, SANDBOX_DATA_DIRECTORY } from '../../support/partner-bench.ts';
import { type CommandRun, runCommand } from '../../support/run-command.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

const COMMAND = 'scripts/harvest.ts';
const RAENG = ['--partner', 'raeng'] as const;

let sandbox: Sandbox;
let folder: { path: string; remove(): Promise<void> };

beforeAll(async () => {
  const place = { dataDirectory: SANDBOX_DATA_DIRECTORY, now: BENCH_NOW, host: '127.0.0.1', port: 0 };
  sandbox = await startSandbox(place);
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  folder = await createTemporaryFolder();
});

afterEach(async () => {
  sandbox.clearFaults();
  await folder.remove();
});

const settings = () => ({
  DATA_DIR: folder.path,
  HARVEST_ALLOWED_HOSTS: new URL(sandbox.urls.raeng).host,
  RAENG_URL: new URL('/feed.atom', sandbox.urls.raeng).href,
});
const harvest = (...options: readonly string[]): Promise<CommandRun> => runCommand(COMMAND, options, settings());

test('a refusal exits with 4 and says what to do; the operator’s word lets one run pass, and is kept', async () => {
  expect((await harvest(...RAENG)).code).toBe(0);
  sandbox.addFault({ partner: 'raeng', kind: 'half', statedTotal: 'true' });
  const refused = await harvest(...RAENG);
  expect(refused.code).toBe(4);
  expect(refused.output.trim().split('\n').slice(-3)).toEqual([
    "raeng entries: HARVEST_REFUSED_SHRINK: this would remove 38 of the 74 items of 'entries'; allowed are 15% or 5 items",
    'raeng: what was refused stays as it was. If the partner did mean it, let one run pass and say why:',
    '  npm run harvest -- --partner raeng --accept-shrink "<reason>"',
  ]);
  const accepted = await harvest(...RAENG, '--json', '--accept-shrink', 'the archive was\n closed');
  expect(accepted.code).toBe(0);
  expect(JSON.parse(accepted.output)).toMatchObject({
    exitCode: 0,
    partners: [
      {
        summary: {
          complete: true,
          totals: { removed: 38 },
          acceptance: {
            by: `${userInfo().username}@${hostname()}`,
            reason: 'the archive was closed',
            at: expect.stringMatching(/^\d{4}-/),
          },
          feeds: [{ warnings: [{ guard: 'shrink', accepted: true }] }],
        },
      },
    ],
  });
  const after = JSON.parse((await harvest(...RAENG, '--json')).output);
  expect([after.exitCode, after.partners[0].summary.acceptance]).toEqual([0, undefined]);
}, 60_000);

test('the word needs a reason and partners that are named', async () => {
  const { code, errors } = await harvest('--accept-shrink', ' ');
  expect([code, errors.trim().split('\n')]).toEqual([
    2,
    [
      '--accept-shrink needs a reason: it is kept with the run',
      '--accept-shrink needs --partner: it is for those whose refusal was looked into',
    ],
  ]);
});

test('while another run is at work a second one exits with 6 and does nothing', async () => {
  const file = catalogueFile(folder.path, 'raeng');
  mkdirSync(`${folder.path}/catalogues`, { recursive: true });
  const hold = holdRun(`${file}.lock`, 'the-first');
  if (!hold.taken) throw new Error('expected to take it');
  const second = await harvest(...RAENG);
  hold.held.release();
  expect(second.code).toBe(6);
  expect(second.output).toContain(
    `raeng: HARVEST_RUNNING: another harvest of this partner is at work: run the-first, process ${process.pid} on `,
  );
  expect((await harvest(...RAENG)).code).toBe(0);
}, 60_000);

test('a run that was killed in the middle does not keep the next one out', async () => {
  sandbox.addFault({ partner: 'raeng', kind: 'never' });
  const script = fileURLToPath(new URL(`../../../${COMMAND}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...RAENG], {
    env: { PATH: '', LOG_LEVEL: 'silent', ...settings() },
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  const lease = `${catalogueFile(folder.path, 'raeng')}.lock.lease`;
  await vi.waitUntil(() => existsSync(lease), { timeout: 15_000 });
  expect((await harvest(...RAENG)).code).toBe(6);
  child.kill('SIGKILL');
  await exit;
  sandbox.clearFaults();
  expect((await harvest(...RAENG)).code).toBe(0);
  expect(existsSync(lease)).toBe(false);
}, 60_000);
