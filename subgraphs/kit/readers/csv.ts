// Reads a spreadsheet published as CSV: header, separator and encoding are found out, no column has a meaning here.
// A broken row is a note with its line number; a file that is no table at all is a FeedError.

import { FeedError } from '../errors.ts';
import type { HttpClient } from '../http/http-client.ts';
import { createBadRecord } from './bad-record.ts';
import { parseRows, type RawRow } from './csv-rows.ts';
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

// What the header promises for every row, whether the row has it or not.
const MAX_CELLS = 5_000_000;
// Of all characters.
const MOST_NULS = 0.05;

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
 *   FEED_TOO_LARGE for more rows than the options allow, told before the rest is read
 */
export function parseCsv(answer: FeedAnswer, options: Pick<ReadOptions, 'maxRecords'> = {}): CsvTable {
  const { url } = answer;
  const decoded = decodeAnswer(answer, 'nowhere');
  assertIsTable(decoded, url);
  // One kind of line end: the parser counts a \r\n within quotes as two lines.
  const text = decoded.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  // Excel's own way of naming the separator: a first line `sep=;`.
  const named = /^sep=([,;\t])\n/i.exec(text)?.[1];
  const body = named === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const separator = detectSeparator(named ?? body);
  const maxRecords = options.maxRecords ?? DEFAULT_MAX_RECORDS;
  const firstLine = named === undefined ? 1 : 2;
  const { rows, broken, firstBrokenLine } = parseRows(body, { separator, firstLine, maxRecords, url });

  const [header] = rows;
  if (header === undefined || header.line > firstBrokenLine) {
    throw new FeedError(
      'FEED_MALFORMED',
      url,
      'expected a header row, got an empty file or one that starts with a broken row',
    );
  }
  const headers = toHeaders(header.cells);
  if (rows.length * headers.length > MAX_CELLS) {
    throw new FeedError('FEED_TOO_LARGE', url, `expected at most ${MAX_CELLS} cells, and there are more`);
  }
  const headerWords = toComparableRow(header);
  const records = rows
    .slice(1)
    .flatMap((row) => (toComparableRow(row) === headerWords ? [] : [toRecord(row, headers)]));
  return { url, headers, separator, records: [...records, ...broken] };
}

function assertIsTable(text: string, url: string): void {
  const start = text.slice(0, 1_000);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(start)) {
    throw new FeedError('FEED_MALFORMED', url, 'expected CSV, got a page or an XML document');
  }
  if (turnsIntoBytes(text) || start.startsWith('PK\u0003\u0004') || start.startsWith('%PDF')) {
    throw new FeedError('FEED_MALFORMED', url, 'expected CSV, got a binary document');
  }
}

/** A damaged cell holds a NUL or two. In a line that does not end they mean a file that is not whole, and many no text. */
function turnsIntoBytes(text: string): boolean {
  const nuls = text.split('\0').length - 1;
  return nuls > 0 && (nuls > text.length * MOST_NULS || text.lastIndexOf('\0') > text.lastIndexOf('\n'));
}

function toHeaders(cells: readonly string[]): string[] {
  const used = new Set<string>();
  const times = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell === '' ? `column ${index + 1}` : cell;
    let unique = name;
    let count = times.get(name) ?? 1;
    for (; used.has(unique); unique = `${name} (${count})`) count += 1;
    times.set(name, count);
    used.add(unique);
    return unique;
  });
}

function toComparableRow({ cells }: RawRow): string {
  const width = cells.findLastIndex((cell) => cell !== '') + 1;
  return JSON.stringify(cells.slice(0, width)).toLowerCase();
}

function toRecord({ line, cells }: RawRow, headers: readonly string[]): ReadRecord<CsvRow> {
  const place = `row ${line}`;
  if (cells.slice(headers.length).some((cell) => cell !== '')) {
    return createBadRecord(place, `expected ${headers.length} columns, got ${cells.length}`, cells.join(' | '));
  }
  const values = Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']));
  return { ok: true, place, record: { row: line, values } };
}
