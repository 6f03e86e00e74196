// The units say what systemd understands, start commands that exist, and take the exit codes for what they are.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXIT as HARVEST_EXIT } from '../../../scripts/harvest/run-outcome.ts';
import { EXIT as INDEX_EXIT } from '../../../scripts/index/run-outcome.ts';
import { DEPLOY, listUnknownSettings, readDeployFile, toScript } from './read-deploy.ts';

const STOPPED = 143;
type Section = ReadonlyMap<string, readonly string[]>;

/** A unit file by section and name; a line that is none of systemd's is thrown. */
function readUnit(name: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string[]>>();
  let section = new Map<string, string[]>();
  for (const line of readDeployFile(`systemd/${name}`).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[(\w+)\]$/.exec(line)?.[1];
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (heading !== undefined) {
      section = new Map();
      sections.set(heading, section);
    } else if (key !== undefined && value !== undefined) section.set(key, [...(section.get(key) ?? []), value]);
    else throw new Error(`${name}: ${line}`);
  }
  return sections;
}

function readValue(name: string, section: string, key: string): string | undefined {
  return readUnit(name).get(section)?.get(key)?.at(-1);
}

const toNumbers = (text: string | undefined): readonly number[] => (text ?? '').split(' ').filter(Boolean).map(Number);
const files = readdirSync(new URL('systemd/', DEPLOY));
const services = files.filter((name) => name.endsWith('.service'));
const timers = files.filter((name) => name.endsWith('.timer'));

test('there is a service for the gateway, and one with a timer for each job', () => {
  expect(services.toSorted()).toEqual([
    'signpost-gateway.service',
    'signpost-harvest.service',
    'signpost-index.service',
  ]);
  expect(timers.toSorted()).toEqual(['signpost-harvest.timer', 'signpost-index.timer']);
});

describe.each(services)('%s', (name) => {
  test('starts the command that it is named for, as a user of its own', () => {
    expect(toScript(readValue(name, 'Service', 'ExecStart') ?? '')).toBe(/^signpost-(\w+)\./.exec(name)?.[1]);
    expect(readValue(name, 'Service', 'User')).toBe('signpost');
    expect(readValue(name, 'Service', 'WorkingDirectory')).toBe('/srv/signpost');
  });

  test('reads settings from files that are here', () => {
    const environment = readUnit(name).get('Service')?.get('EnvironmentFile') ?? [];
    expect(environment[0]).toBe('/etc/signpost/signpost.env');
    expect(environment.filter((path) => !files.includes(path.replace('/etc/signpost/', '')))).toEqual([]);
  });

  test('may write its state and nothing else, and gain no rights', () => {
    const service = readUnit(name).get('Service');
    const hardening = ['ProtectSystem', 'NoNewPrivileges', 'CapabilityBoundingSet', 'PrivateTmp', 'SystemCallFilter'];
    expect(hardening.map((key) => service?.get(key))).toEqual([
      ['strict'],
      ['yes'],
      [''],
      ['yes'],
      ['@system-service'],
    ]);
    expect([...(service?.keys() ?? [])].filter((key) => key.startsWith('ReadWrite'))).toEqual([]);
    expect(service?.get('StateDirectory')).toEqual(['signpost signpost/metrics']);
  });
});

test.each(timers)('%s starts its service every night, at no fixed moment, and makes up for missed ones', (name) => {
  expect(files).toContain(name.replace('.timer', '.service'));
  expect(readValue(name, 'Timer', 'OnCalendar')).toMatch(/^\*-\*-\* [0-2]\d:[0-5]\d:00$/);
  expect(readValue(name, 'Timer', 'RandomizedDelaySec')).toMatch(/^\d+min$/);
  expect(readValue(name, 'Timer', 'Persistent')).toBe('true');
});

test('the index run waits for a harvest, and needs none', () => {
  expect(readValue('signpost-index.service', 'Unit', 'After')).toContain('signpost-harvest.service');
  expect(readValue('signpost-index.service', 'Unit', 'Requires')).toBeUndefined();
});

test('a partner that is away fails no unit; what waits for a person does', () => {
  const harvest = toNumbers(readValue('signpost-harvest.service', 'Service', 'SuccessExitStatus'));
  expect(harvest).toEqual([HARVEST_EXIT.failed, HARVEST_EXIT.running, STOPPED]);
  const index = toNumbers(readValue('signpost-index.service', 'Service', 'SuccessExitStatus'));
  expect(index).toEqual([INDEX_EXIT.unread, INDEX_EXIT.running, STOPPED]);
});

test('an index run is tried again for Meilisearch alone', () => {
  const prevented = toNumbers(readValue('signpost-index.service', 'Service', 'RestartPreventExitStatus'));
  const ended = toNumbers(readValue('signpost-index.service', 'Service', 'SuccessExitStatus'));
  const failing = Object.values(INDEX_EXIT).filter((code) => code !== INDEX_EXIT.complete && !ended.includes(code));
  expect(failing.filter((code) => !prevented.includes(code))).toEqual([INDEX_EXIT.engine]);
});

test('the environment files set nothing but settings, and the key that writes is for the index run alone', () => {
  const names = (file: string): readonly string[] =>
    [...readDeployFile(`systemd/${file}`).matchAll(/^([A-Z_]+)=/gm)].flatMap(([, name]) => name ?? []);
  expect(listUnknownSettings([...names('signpost.env'), ...names('index.env')])).toEqual([]);
  expect(names('index.env')).toEqual(['MEILI_API_KEY']);
  expect(names('signpost.env')).not.toContain('MEILI_API_KEY');
});
