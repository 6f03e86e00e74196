// Writes a file for the textfile collector of Prometheus' node_exporter: whole or not at all, so that a scrape never
// meets half of it. Throws when the folder cannot be written; the file of the run before then stays.
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The collector is another user. */
const READABLE_BY_ALL = 0o644;

/** `name` without its ending. Makes the folder where it is not there. */
export async function writeMetricsFile(directory: string, name: string, text: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  // Never ends in .prom, so that the collector passes it over.
  const unfinished = join(directory, `${name}.${process.pid}.tmp`);
  try {
    await writeFile(unfinished, text);
    await chmod(unfinished, READABLE_BY_ALL);
    await rename(unfinished, metricsFile(directory, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

export function metricsFile(directory: string, name: string): string {
  return join(directory, `${name}.prom`);
}
