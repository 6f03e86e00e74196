// Runs one operation whose answer is only of use whole: errors beside data, or data of another shape, are a ReadError.
import type { DocumentNode } from 'graphql';
import type { z } from 'zod';
import type { ExecuteOperation, OperationAnswer } from './execute-operation.ts';
import { ReadError, toReadError } from './read-failure.ts';

/** The data of an answer without errors, checked against its shape. */
export async function readOperation<T>(
  execute: ExecuteOperation,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  shape: z.ZodType<T>,
): Promise<T> {
  const { data, errors = [] } = await ask(execute, document, variables);
  if (errors.length > 0) throw toReadError(errors);
  return checkShape(data, shape);
}

/** The answer as it came. No answer at all is a ReadError GATEWAY_UNREACHABLE. */
export async function ask(
  execute: ExecuteOperation,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<OperationAnswer> {
  try {
    return await execute(document, variables);
  } catch (cause) {
    throw new ReadError('GATEWAY_UNREACHABLE', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export function checkShape<T>(data: unknown, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ReadError('ANSWER_MALFORMED', faults.join('; '), { cause: parsed.error });
}
