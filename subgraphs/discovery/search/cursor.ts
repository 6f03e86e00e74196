// The cursor of a page: where it starts, sealed with the search it belongs to, so that it is of no use in another one.
// What cannot be read, or belongs to another search, is BAD_USER_INPUT.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { badUserInput } from '../../kit/bad-user-input.ts';
import type { SearchRequest } from './search-request.ts';

export interface PageStart {
  /** Hits before this page. */
  readonly offset: number;
  /** How many hits each band of the order has, as the first page counted; null on the first page. */
  readonly bandTotals: readonly number[] | null;
}

export const FIRST_PAGE: PageStart = { offset: 0, bandTotals: null };

const count = z.int().min(0).max(10_000_000);
const content = z.tuple([z.string(), count, z.array(count).min(1).max(12)]);

const LONGEST_CURSOR = 500;

export function writeCursor(request: SearchRequest, start: PageStart): string {
  const { offset, bandTotals } = start;
  return Buffer.from(JSON.stringify([sealOf(request), offset, bandTotals ?? [0]])).toString('base64url');
}

/** The first page when there is no cursor. */
export function readCursor(request: SearchRequest, cursor: string | null | undefined): PageStart {
  if (cursor === null || cursor === undefined) return FIRST_PAGE;
  const parsed = content.safeParse(parse(cursor));
  if (!parsed.success) throw badUserInput('after', 'expected the endCursor of an earlier page');
  const [seal, offset, bandTotals] = parsed.data;
  if (seal !== sealOf(request)) throw badUserInput('after', 'expected a cursor of this search, got one of another');
  return { offset, bandTotals };
}

function parse(cursor: string): unknown {
  if (cursor.length > LONGEST_CURSOR) return null;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

// The size of a page is no part of the search: it may change on the way.
function sealOf({ query, literal, filter, near, sort }: SearchRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([query, literal, filter, near, sort]))
    .digest('base64url')
    .slice(0, 12);
}
