import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../../../subgraphs/kit/env.ts';

function faultsOf(overrides: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(overrides);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

test('every fault is told at once, each with the setting and what it needs', () => {
  const file = fileURLToPath(import.meta.url);
  const faults = faultsOf({ MEILI_URL: 'ftp://x.invalid', GATEWAY_URL: 'x', DATA_DIR: file, SUBGRAPHS: 'some' });
  expect(faults).toEqual([
    '  DATA_DIR: expected a folder, or nothing there yet',
    '  MEILI_URL: expected an http or https address',
    '  SUBGRAPHS: Invalid option: expected one of "in-process"|"remote"',
    '  GATEWAY_URL: expected an http or https address',
  ]);
});

test('a data directory may be there or be made later', () => {
  expect(faultsOf({ DATA_DIR: fileURLToPath(new URL('.', import.meta.url)) })).toEqual([]);
  expect(faultsOf({ DATA_DIR: '/nowhere/at/all' })).toEqual([]);
});

test('an empty setting is one that is not given', () => {
  expect(readSettings({ MEILI_URL: '', PORT: '' })).toMatchObject({ PORT: 4000 });
});
