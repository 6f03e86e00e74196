// Finds the columns of a spreadsheet by the many headers that people give them. Pure; a column that nobody wrote reads as
// null, and columns that we have no name for, contact details above all, are never read.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import { toComparableWords } from '../kit/vocabulary/comparable-words.ts';

/** Our name of a column to the headers it may have, the most telling first; case, spaces and punctuation do not count. */
export type ColumnNames<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Reads the cell of a row under one of our names; null where there is no such column or nothing in it. */
export type ReadCell<Name extends string> = (row: Readonly<Record<string, string>>, name: Name) => string | null;

const HINT = /\s*\([^()]{0,100}\)\s*$/;

/** `headers` as the file has them. Which of our columns are there is told by `has`. */
export function findColumns<Name extends string>(
  headers: readonly string[],
  names: ColumnNames<Name>,
): { readonly read: ReadCell<Name>; has(name: Name): boolean } {
  // `Venue (name and address)` is a venue, unless another column is just that.
  const lastFirst = headers.toReversed();
  const byWords = new Map([
    ...lastFirst.map((header) => [toKey(header.replace(HINT, '')), header] as const),
    ...lastFirst.map((header) => [toKey(header), header] as const),
  ]);
  const find = (name: Name): string | undefined =>
    names[name].map((words) => byWords.get(toKey(words))).find((header) => header !== undefined);
  const found = new Map<Name, string | undefined>();
  const headerOf = (name: Name): string | undefined => {
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name);
  };
  return {
    read: (row, name) => {
      const header = headerOf(name);
      const cell = header === undefined ? '' : (row[header] ?? '');
      return cell === '' ? null : cell;
    },
    has: (name) => headerOf(name) !== undefined,
  };
}

/** The address in a cell, where people leave out the scheme; null where it is none. */
export function readAddress(cell: string | null): string | null {
  return toCanonicalUrl(cell !== null && /^www\./i.test(cell) ? `https://${cell}` : cell);
}

function toKey(header: string): string {
  return toComparableWords(header).replaceAll(' ', '');
}
