// Parses the rows of a CSV text, and goes on after a row whose quotes do not close: that row is a note. Beyond its limits it
// stops at once with a FeedError, so that the rest of a hostile file is not even parsed.

import { CsvError, parse } from 'csv-parse/sync';
import { FeedError } from '../errors.ts';
import { createBadRecord } from './bad-record.ts';
import type { CsvSeparator } from './csv-separator.ts';
import type { ReadRecord } from './read-record.ts';

export interface RawRow {
  /** The line of the file on which the row starts. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

export interface RawTable {
  /** Those with anything in them, the header first. */
  readonly rows: readonly RawRow[];
  readonly broken: readonly (ReadRecord<never> & { readonly ok: false })[];
  /** Infinity where no row is broken. */
  readonly firstBrokenLine: number;
}

const MAX_ROW_CHARACTERS = 128_000;
// Each is a quote left open; the rest of the file is parsed again after it.
const MAX_BROKEN_ROWS = 100;
// Rows of nothing but separators: a spreadsheet may write down every row that it has, a little over a million.
const MAX_EMPTY_ROWS = 1_100_000;

/**
 * @param text with `\n` as its only line end
 * @param firstLine the number of its first line
 * @throws FeedError FEED_MALFORMED, FEED_TOO_LARGE
 */
export function parseRows(
  text: string,
  options: {
    readonly separator: CsvSeparator;
    readonly firstLine: number;
    readonly maxRecords: number;
    readonly url: string;
  },
): RawTable {
  const { separator, firstLine, maxRecords, url } = options;
  const rows: RawRow[] = [];
  const broken: (ReadRecord<never> & { readonly ok: false })[] = [];
  let emptyRows = 0;
  const add = (line: number, cells: readonly string[]): void => {
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.some((cell) => cell !== '')) rows.push({ line, cells: trimmed });
    else emptyRows += 1;
    // The header is one of them.
    if (rows.length - 1 + broken.length > maxRecords) {
      throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${maxRecords} rows, and there are more`);
    }
    if (emptyRows > MAX_EMPTY_ROWS) {
      throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${MAX_EMPTY_ROWS} empty rows, and there are more`);
    }
  };

  let firstBrokenLine = Number.POSITIVE_INFINITY;
  let rest = text;
  let line = firstLine;
  while (rest !== '') {
    const part = parsePart(rest, separator, line, add);
    if (part.problem === null) break;
    const behind = skipLines(rest, part.nextLine - line);
    const remaining = behind.replace(/^\n+/, '');
    const brokenLine = part.nextLine + behind.length - remaining.length;
    firstBrokenLine = Math.min(firstBrokenLine, brokenLine);
    broken.push(createBadRecord(`row ${brokenLine}`, part.problem, remaining));
    if (broken.length > MAX_BROKEN_ROWS) {
      const message = `expected CSV, got more than ${MAX_BROKEN_ROWS} rows with open quotes`;
      throw new FeedError('FEED_MALFORMED', url, message);
    }
    rest = skipLines(remaining, 1);
    line = brokenLine + 1;
  }
  return { rows, broken, firstBrokenLine };
}

// Up to the end, or up to the first row that cannot be read; `nextLine` is then the line after the last row before it.
function parsePart(
  text: string,
  separator: CsvSeparator,
  firstLine: number,
  add: (line: number, cells: readonly string[]) => void,
): { readonly nextLine: number; readonly problem: string | null } {
  let nextLine = firstLine;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_CHARACTERS,
      // Gotcha: over an empty line that it does not skip the parser takes twenty times as long as over a row.
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        nextLine = firstLine + lines;
        const linesWithin = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
        add(nextLine - 1 - linesWithin, cells);
        return null;
      },
    });
    return { nextLine, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { nextLine, problem: `expected a row whose quotes close, got: ${error.message}` };
  }
}

function skipLines(text: string, count: number): string {
  let start = 0;
  for (let skipped = 0; skipped < count; skipped += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  return text.slice(start);
}
