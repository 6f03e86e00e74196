// Identifiers that a partner's system would have made up, computed from the record so that every run serves the same.
import { createHash } from 'node:crypto';

function digest(key: string): Buffer {
  return createHash('sha256').update(key.toWellFormed()).digest();
}

/**
 * A UUID of version 5's form. `start`, where given, is eight hexadecimal digits that the partner is known to use as its
 * beginning.
 */
export function toUuid(key: string, start?: string): string {
  const bytes = digest(key).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const first = start ?? hex.slice(0, 8);
  return `${first}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A whole number from 0 to below `limit`, the same for the same key. */
export function toStableNumber(key: string, limit: number): number {
  return digest(key).readUIntBE(0, 6) % limit;
}

/** One number per key, none given twice; a number that is taken moves on to the next free one. */
export function createNumbering(from: number, size: number): (key: string) => number {
  const taken = new Map<string, number>();
  const used = new Set<number>();
  return (key) => {
    const known = taken.get(key);
    if (known !== undefined) return known;
    let number = from + toStableNumber(key, size);
    while (used.has(number)) number += 1;
    used.add(number);
    taken.set(key, number);
    return number;
  };
}
