// The read side of a SQLite Catalogue: what the harvests did. What the store cannot answer is thrown as it comes.
import type { DatabaseSync } from 'node:sqlite';
import type { HarvestSummary } from '../../harvest/harvest-summary.ts';
import type { Quality, RunQuality } from '../../quality/quality.ts';
import type { Rejection } from '../../rejection.ts';
import type { RejectionPage, RejectionQuery, UnknownWordCount } from '../catalogue.ts';
import { readInteger, readText, readTextOrNull } from './columns.ts';

export interface RunQueries {
  reports(first: number): readonly HarvestSummary[];
  lastSuccess(): string | null;
  rejections(query: RejectionQuery): RejectionPage;
  unknownWords(first: number): readonly UnknownWordCount[];
  qualities(first: number): readonly RunQuality[];
}

export function createRunQueries(database: DatabaseSync): RunQueries {
  // By number, since the clock may have been put back between two runs.
  const newest = database.prepare('SELECT summary FROM runs ORDER BY number DESC LIMIT :first');
  const success = database.prepare('SELECT summary FROM runs WHERE complete = 1 ORDER BY number DESC LIMIT 1');
  const rejected = database.prepare(`
    SELECT place, feed, run_id, records, rejection, raw FROM rejections
    WHERE place > :after AND (:feed IS NULL OR feed = :feed) AND (:code IS NULL OR code = :code)
    ORDER BY place LIMIT :limit`);
  const words = database.prepare(`
    SELECT field, word, sum(count) AS total FROM unknown_words
    GROUP BY field, word ORDER BY total DESC, field, word LIMIT :first`);

  const qualities = database.prepare(
    'SELECT run_id, finished_at, quality FROM run_quality ORDER BY run DESC LIMIT :first',
  );

  const toQuality = (text: string): Quality => JSON.parse(text);
  const toSummary = (text: string): HarvestSummary => JSON.parse(text);
  const toRejection = (text: string): Rejection => JSON.parse(text);

  return {
    reports: (first) => newest.all({ first }).map((row) => toSummary(readText(row, 'summary'))),

    lastSuccess: () => {
      const row = success.get();
      return row === undefined ? null : toSummary(readText(row, 'summary')).finishedAt;
    },

    rejections: ({ feed, code = null, after, first }) => {
      const rows = rejected.all({ after: after ?? 0, feed, code, limit: first + 1 });
      const shown = rows.slice(0, first);
      const last = shown.at(-1);
      return {
        rejections: shown.map((row) => ({
          ...toRejection(readText(row, 'rejection')),
          feed: readText(row, 'feed'),
          runId: readText(row, 'run_id'),
          records: readInteger(row, 'records'),
          raw: readTextOrNull(row, 'raw'),
        })),
        next: rows.length > first && last ? readInteger(last, 'place') : null,
      };
    },

    unknownWords: (first) =>
      words.all({ first }).map((row) => ({
        field: readText(row, 'field'),
        word: readText(row, 'word'),
        count: readInteger(row, 'total'),
      })),

    qualities: (first) =>
      qualities.all({ first }).map((row) => ({
        runId: readText(row, 'run_id'),
        finishedAt: readText(row, 'finished_at'),
        quality: toQuality(readText(row, 'quality')),
      })),
  };
}
