// Keeps what a harvest tells about itself: the rejections and unknown words of each feed's last whole reading, and the
// summaries of the last runs. To be called in a transaction.
import type { DatabaseSync } from 'node:sqlite';
import type { HarvestSummary } from '../../harvest/harvest-summary.ts';

const KEPT_RUNS = 200;

export interface RunRecords {
  /** Puts the staged rejections and words in the place of the feed's former ones. */
  replaceFindings(feed: string, runId: string): void;
  addSummary(summary: HarvestSummary): void;
}

export function createRunRecords(database: DatabaseSync): RunRecords {
  const forgetRejections = database.prepare('DELETE FROM rejections WHERE feed = :feed');
  const forgetWords = database.prepare('DELETE FROM unknown_words WHERE feed = :feed');
  const keepRejections = database.prepare(`
    INSERT INTO rejections (feed, run_id, records, code, rejection)
    SELECT :feed, :runId, records, code, rejection FROM staged_rejections ORDER BY place`);
  const keepWords = database.prepare(
    'INSERT INTO unknown_words (feed, field, word, count) SELECT :feed, field, word, count FROM staged_words',
  );
  const addRun = database.prepare('INSERT INTO runs (complete, summary) VALUES (:complete, :summary)');
  // The last complete run stays however many failed after it.
  const forgetRuns = database.prepare(`
    DELETE FROM runs WHERE number <= (SELECT max(number) FROM runs) - :kept
      AND number <> (SELECT coalesce(max(number), 0) FROM runs WHERE complete = 1)`);

  return {
    replaceFindings: (feed, runId) => {
      forgetRejections.run({ feed });
      forgetWords.run({ feed });
      keepRejections.run({ feed, runId });
      keepWords.run({ feed });
    },
    addSummary: (summary) => {
      addRun.run({ complete: summary.complete ? 1 : 0, summary: JSON.stringify(summary) });
      forgetRuns.run({ kept: KEPT_RUNS });
    },
  };
}
