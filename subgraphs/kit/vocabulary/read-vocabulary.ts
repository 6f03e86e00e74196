// Reads one of the project's own vocabulary files from schema/vocabulary. A file that is missing or wrong is a fault of
// the project itself: it throws at start and names the file.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const FOLDER = new URL('../../../schema/vocabulary/', import.meta.url);

/** The whole file as one value. */
export function readVocabularyJson<T>(fileName: string, schema: z.ZodType<T>): T {
  return check(fileName, schema, JSON.parse(readText(fileName)));
}

/** The rows of the file, keyed by its header row; every cell is a string. */
export function readVocabularyCsv<T>(fileName: string, row: z.ZodType<T>): readonly T[] {
  return check(fileName, z.array(row), parse(readText(fileName), { columns: true }));
}

function readText(fileName: string): string {
  return readFileSync(new URL(fileName, FOLDER), 'utf8');
}

function check<T>(fileName: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new Error(`schema/vocabulary/${fileName} is not as expected: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}
