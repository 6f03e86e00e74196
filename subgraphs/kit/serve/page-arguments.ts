// Reads the arguments of pages as clients give them. What makes no sense is a GraphQLError BAD_USER_INPUT.
import { GraphQLError } from 'graphql';
import type { ApiErrorCode } from '../api-error.ts';

const BAD_INPUT: ApiErrorCode = 'BAD_USER_INPUT';

/** How many to give: `first` where it is from 1 to `most`. */
export function readFirst(first: number | null | undefined, fallback: number, most: number): number {
  const wanted = first ?? fallback;
  if (wanted >= 1 && wanted <= most) return wanted;
  throw createInputError(`first: expected 1 to ${most}, got ${wanted}`);
}

export function formatItemCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** The id behind a cursor of ours, or null to begin. */
export function parseItemCursor(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const id = Buffer.from(after, 'base64url').toString();
  if (id !== '' && formatItemCursor(id) === after) return id;
  throw createInputError('after: expected a cursor of an earlier page');
}

function createInputError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: BAD_INPUT } });
}
