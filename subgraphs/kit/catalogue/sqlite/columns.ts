// Reads a column of a SQLite row as the type that its table promises; a column of another type throws.
import type { SQLOutputValue } from 'node:sqlite';

type Row = Readonly<Record<string, SQLOutputValue>> | undefined;

export function readText(row: Row, column: string): string {
  const value = row?.[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`expected text in column ${column}, got ${typeof value}`);
}

export function readTextOrNull(row: Row, column: string): string | null {
  return row?.[column] === null ? null : readText(row, column);
}

export function readInteger(row: Row, column: string): number {
  const value = row?.[column];
  if (typeof value === 'number') return value;
  throw new TypeError(`expected an integer in column ${column}, got ${typeof value}`);
}
