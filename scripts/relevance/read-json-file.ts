// Reads a JSON file by its schema. A file that is absent, not JSON, or of another shape is a UsageError that names the file
// and each place in it.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../harvest/usage-error.ts';

export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError([`${path}: could not be read: ${toMessage(error)}`]);
  });
  const parsed = schema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map((issue) => `${path}: ${z.core.toDotPath(issue.path)}: ${issue.message}`),
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError([`${path}: not JSON: ${toMessage(error)}`]);
  }
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
