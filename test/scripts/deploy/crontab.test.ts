// The crontab holds what cron reads: assignments, and lines of five times, a user and a command.
import { expect, test } from 'vitest';
import { listUnknownSettings, readDeployFile, toScript } from './read-deploy.ts';

const CRONS_OWN = ['SHELL', 'PATH', 'MAILTO'];
const LIMITS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

const lines = readDeployFile('crontab')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const assignments = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=')[0] ?? '');
const jobs = lines
  .filter((line) => !/^[A-Z_]+=/.test(line))
  .map((line) => {
    const fields = line.split(/\s+/);
    return { times: fields.slice(0, 5), user: fields[5], command: fields.slice(6).join(' ') };
  });

function isTime(field: string, [least, most]: readonly [number, number]): boolean {
  if (field === '*') return true;
  return /^\d+$/.test(field) && Number(field) >= least && Number(field) <= most;
}

test('sets only what cron itself reads and what is a setting', () => {
  expect(listUnknownSettings(assignments.filter((name) => !CRONS_OWN.includes(name)))).toEqual([]);
  expect(CRONS_OWN.filter((name) => !assignments.includes(name))).toEqual([]);
});

test('runs the harvest, then the index, as a user of its own at times that exist', () => {
  expect(jobs.map(({ user }) => user)).toEqual(['signpost', 'signpost']);
  for (const { times } of jobs) {
    expect(times.map((field, at) => isTime(field, LIMITS[at] ?? [1, 0]))).toEqual([true, true, true, true, true]);
  }
  const minutes = jobs.map(({ times: [minute, hour] }) => Number(hour) * 60 + Number(minute));
  expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
  const commands = jobs.map(
    ({ command }) => /&& (npm run --silent \S+) > \S+ 2>> \S+ \|\| cat \S+$/.exec(command)?.[1],
  );
  expect(commands.map((command) => toScript(command ?? ''))).toEqual(['harvest', 'index']);
});

test('has no percent sign, which cron takes for the end of the line', () => {
  expect(jobs.filter(({ command }) => command.includes('%'))).toEqual([]);
});
