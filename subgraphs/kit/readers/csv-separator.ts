// Finds out what separates the columns of a CSV file: the candidate that splits the first rows into most columns,
// the same number in each. A file of one column reads as comma-separated.

import { CsvError, parse } from 'csv-parse/sync';

export type CsvSeparator = ',' | ';' | '\t';

const CANDIDATES: readonly CsvSeparator[] = [',', ';', '\t'];
const SAMPLE_ROWS = 20;
const SAMPLE_CHARACTERS = 64_000;

/** The separator of a CSV text; of a text that is a separator, that one. */
export function detectSeparator(text: string): CsvSeparator {
  const named = CANDIDATES.find((candidate) => candidate === text);
  if (named !== undefined) return named;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const scores = CANDIDATES.map((candidate) => ({ candidate, score: toScore(sample, candidate) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).candidate;
}

function toScore(sample: string, delimiter: CsvSeparator): number {
  const widths: number[] = [];
  try {
    parse(sample, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      to: SAMPLE_ROWS,
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) widths.push(cells.length);
        return null;
      },
    });
  } catch (error) {
    // The sample may end within quotes; the rows before that count.
    if (!(error instanceof CsvError)) throw error;
  }
  const columns = widths[0] ?? 0;
  if (columns < 2) return 0;
  // Prose cells hold commas too, but not the same number in each row.
  return columns * (widths.filter((width) => width === columns).length / widths.length);
}
