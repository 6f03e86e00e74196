// Reads a spreadsheet published as CSV: header, separator and encoding are found out, no column has a meaning here.
// A broken row is a note with its line number; a file that is no table at all is a FeedError.

import { CsvError, parse } from 'csv-parse/sync';
import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { type CsvSeparator, detectSeparator } from './csv-separator.ts';
import { decodeAnswer, type FeedAnswer } from './decode-text.ts';
import { DEFAULT_MAX_RECORDS, type ReadOptions, toGetOptions } from './read-options.ts';
import type { ReadRecord } from './read-record.ts';

export interface CsvRow {
  /** The line of the file on which the row starts; the first line is 1. */
  readonly row: number;
  /** Cells by header, trimmed; a cell that the row lacks is empty. */
  readonly values: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly url: string;
  /** As written, trimmed. A second column of one name is `Name (2)`, one without a name is `column 4`. */
  readonly headers: readonly string[];
  readonly separator: CsvSeparator;
  readonly records: readonly ReadRecord<CsvRow>[];
}

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_ROW_CHARACTERS = 128_000;
// Each is a quote left open; the rest of the file is parsed again after it.
const MAX_BROKEN_ROWS = 100;

/** Asks for a CSV file and parses it. */
export async function readCsv(client: HttpClient, url: string, options: ReadOptions = {}): Promise<CsvTable> {
  const answer = await client.get(
    url,
    toGetOptions('text/csv, text/tab-separated-values;q=0.9, text/plain;q=0.8', options),
  );
  return parseCsv(answer, options);
}

/**
 * The table in a CSV file. The first row that is not empty is the header; where it comes again it is skipped.
 * @throws FeedError FEED_MALFORMED when there is no header, or the file is a web page or a binary document;
 *   FEED_TOO_LARGE for more rows than the options allow
 */
export function parseCsv(answer: FeedAnswer, options: Pick<ReadOptions, 'maxRecords'> = {}): CsvTable {
  const { url } = answer;
  // One kind of line end: the parser counts a \r\n within quotes as two lines.
  const text = decodeAnswer(answer, 'nowhere').replace(/\r\n?/g, '\n');
  assertIsTable(text, url);
  // Excel's own way of naming the separator: a first line `sep=;`.
  const named = /^sep=([,;\t])\n/i.exec(text)?.[1];
  const body = named === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const separator = detectSeparator(named ?? body);
  const { rows, broken, firstBrokenLine } = parseRows(body, separator, named === undefined ? 1 : 2, url);

  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = filled[0];
  if (header === undefined || header.line > firstBrokenLine) {
    throw new FeedError(
      'FEED_MALFORMED',
      url,
      'expected a header row, got an empty file or one that starts with a broken row',
    );
  }
  const headers = toHeaders(header.cells);
  const maxRecords = options.maxRecords ?? DEFAULT_MAX_RECORDS;
  if (filled.length - 1 + broken.length > maxRecords) {
    throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${maxRecords} rows, and there are more`);
  }
  const records = filled.slice(1).flatMap((row) => (isSameRow(row, header) ? [] : [toRecord(row, headers)]));
  return { url, headers, separator, records: [...records, ...broken] };
}

function assertIsTable(text: string, url: string): void {
  const start = text.slice(0, 1_000);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(start)) {
    throw new FeedError('FEED_MALFORMED', url, 'expected CSV, got a page or an XML document');
  }
  if (text.includes('\0') || start.startsWith('PK\u0003\u0004') || start.startsWith('%PDF')) {
    throw new FeedError('FEED_MALFORMED', url, 'expected CSV, got a binary document');
  }
}

function parseRows(
  text: string,
  separator: CsvSeparator,
  firstLine: number,
  url: string,
): { rows: RawRow[]; broken: ReadRecord<CsvRow>[]; firstBrokenLine: number } {
  const rows: RawRow[] = [];
  let firstBrokenLine = Number.POSITIVE_INFINITY;
  const broken: ReadRecord<CsvRow>[] = [];
  let rest = text;
  let line = firstLine;
  while (rest !== '') {
    const part = parsePart(rest, separator, line);
    for (const row of part.rows) rows.push(row);
    if (part.problem === null) break;
    const place = `row ${part.nextLine}`;
    firstBrokenLine = Math.min(firstBrokenLine, part.nextLine);
    const remaining = skipLines(rest, part.nextLine - line);
    broken.push(createBadRecord(place, part.problem, remaining));
    if (broken.length > MAX_BROKEN_ROWS) {
      throw new FeedError(
        'FEED_MALFORMED',
        url,
        `expected CSV, got more than ${MAX_BROKEN_ROWS} rows with open quotes`,
      );
    }
    rest = skipLines(remaining, 1);
    line = part.nextLine + 1;
  }
  return { rows, broken, firstBrokenLine };
}

// Up to the end, or up to the first row that cannot be read; `nextLine` is then the line where that row starts.
function parsePart(
  text: string,
  separator: CsvSeparator,
  firstLine: number,
): { rows: RawRow[]; nextLine: number; problem: string | null } {
  const rows: RawRow[] = [];
  let nextLine = firstLine;
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_CHARACTERS,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: nextLine, cells: cells.map((cell) => cell.trim()) });
        nextLine = firstLine + lines;
        return null;
      },
    });
    return { rows, nextLine, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, nextLine, problem: `expected a row whose quotes close, got: ${error.message}` };
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

function toHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell === '' ? `column ${index + 1}` : cell;
    let unique = name;
    for (let count = 2; used.has(unique); count += 1) unique = `${name} (${count})`;
    used.add(unique);
    return unique;
  });
}

function isSameRow(row: RawRow, header: RawRow): boolean {
  const fold = ({ cells }: RawRow): string =>
    JSON.stringify(cells.map((cell) => cell.toLowerCase())).replace(/(?:,"")+\]$/, ']');
  return fold(row) === fold(header);
}

function toRecord({ line, cells }: RawRow, headers: readonly string[]): ReadRecord<CsvRow> {
  const place = `row ${line}`;
  if (cells.slice(headers.length).some((cell) => cell !== '')) {
    return createBadRecord(place, `expected ${headers.length} columns, got ${cells.length}`, cells.join(' | '));
  }
  const values = Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']));
  return { ok: true, place, record: { row: line, values } };
}
