// Tells whether an item's content is the same as before, whatever the order in which its fields were written. Pure.
import { hash } from 'node:crypto';

/** JSON with the keys of every object in code unit order; fields without a value are left out, as in JSON. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sortKeys(part) : part));
}

/** SHA-256 in hexadecimal. */
export function toContentHash(canonicalJson: string): string {
  return hash('sha256', canonicalJson);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(record: Record<string, unknown>): Record<string, unknown> {
  // A null prototype, so that a key `__proto__` out of a feed is a key like any other.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(record).sort()) sorted[key] = record[key];
  return sorted;
}
