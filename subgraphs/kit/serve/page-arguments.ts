// Reads the arguments of pages as clients give them. What makes no sense is a GraphQLError BAD_USER_INPUT.
import { assertWithin, badUserInput } from '../bad-user-input.ts';

/** How many to give: `first` where it is from 1 to `most`. */
export function readFirst(first: number | null | undefined, fallback: number, most: number): number {
  const wanted = first ?? fallback;
  assertWithin('first', wanted, 1, most);
  return wanted;
}

export function formatItemCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** The id behind a cursor of ours, or null to begin. */
export function parseItemCursor(after: string | null | undefined): string | null {
  if (after === null || after === undefined) return null;
  const id = Buffer.from(after, 'base64url').toString();
  if (id !== '' && formatItemCursor(id) === after) return id;
  throw badUserInput('after', 'expected a cursor of an earlier page');
}
