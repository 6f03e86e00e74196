import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metricsFile, writeMetricsFile } from '../../../scripts/metrics/write-metrics-file.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

let folder: { path: string; remove(): Promise<void> };
beforeEach(async () => {
  folder = await createTemporaryFolder();
});
afterEach(() => folder.remove());

test('a file takes the place of the one before, for all to read, and nothing else is left', async () => {
  const directory = join(folder.path, 'not', 'there yet');
  await writeMetricsFile(directory, 'signpost_harvest', 'one 1\n');
  await writeMetricsFile(directory, 'signpost_harvest', 'one 2\n');
  expect(await readdir(directory)).toEqual(['signpost_harvest.prom']);
  const file = metricsFile(directory, 'signpost_harvest');
  expect(await readFile(file, 'utf8')).toBe('one 2\n');
  expect((await stat(file)).mode & 0o777).toBe(0o644);
});

test('what cannot take its place leaves nothing behind', async () => {
  await mkdir(metricsFile(folder.path, 'signpost_index'));
  await expect(writeMetricsFile(folder.path, 'signpost_index', 'one 1\n')).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['signpost_index.prom']);
});
