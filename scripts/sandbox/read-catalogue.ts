// Reads one data file, a JSON row a line. A file that is missing or holds a bad row stops the sandbox with its place.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { CatalogueName } from './catalogue-rows.ts';

/** The rows of `<directory>/<name>.ndjson`. Throws an Error that names the file and the line at fault. */
export async function readCatalogue<Row>(
  directory: string,
  name: CatalogueName,
  schema: z.ZodType<Row>,
): Promise<readonly Row[]> {
  const file = join(directory, `${name}.ndjson`);
  const lines = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${index + 1}`, schema)]));
}

function parseLine<Row>(line: string, place: string, schema: z.ZodType<Row>): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${place}: expected a JSON row`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
