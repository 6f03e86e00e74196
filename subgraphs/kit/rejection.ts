// A Rejection: a record that cannot be used, kept as a value with its reason so that every record read is accounted for.
import { toPlainText } from './harvest/plain-text.ts';

export const REJECTION_CODES = [
  'MALFORMED_RECORD', // not readable as a record of its format
  'MISSING_FIELD', // something without which a teacher cannot use it (a title, an address)
  'INVALID_FIELD', // a value that no reading fits, in a field that matters
  'TEST_RECORD', // the partner's own test ("DO NOT USE")
  'NOT_PUBLISHED', // the partner hides it
  'NOT_AN_ITEM', // of a category that is not an item by our settings, such as news
  'DUPLICATE_RECORD', // the same identity earlier in the same feed
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** The partner's name of the field at fault, or null when the whole record is. */
  readonly field: string | null;
  /** What the field held, cut to 200 characters. */
  readonly value: string | null;
  /** The record's identity in its feed, or its place (`row 12`) where it has none. */
  readonly recordId: string;
  /** What was needed and what came: one line, whatever came. */
  readonly message: string;
}

const LONGEST_VALUE = 200;

/** Builds a Rejection; `value` may be anything that came from outside. */
export function createRejection(
  code: RejectionCode,
  recordId: string,
  message: string,
  at: { field?: string; value?: unknown } = {},
): Rejection {
  const text = at.value === undefined || at.value === null ? null : toText(at.value);
  return {
    code,
    field: at.field ?? null,
    value: text === null ? null : text.slice(0, LONGEST_VALUE),
    recordId: toPlainText(recordId).slice(0, LONGEST_VALUE),
    message: toPlainText(message),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
