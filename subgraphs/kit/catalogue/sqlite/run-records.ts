// Keeps what a harvest tells about itself: the rejections, unknown words and quality of each feed's last whole reading,
// and the summaries of the last runs with the quality of all feeds together. To be called in a transaction.
import type { DatabaseSync } from 'node:sqlite';
import type { HarvestSummary } from '../../harvest/harvest-summary.ts';
import { sumQualities } from '../../quality/count-quality.ts';
import type { Quality } from '../../quality/quality.ts';
import { readText } from './columns.ts';

const KEPT_RUNS = 200;

export interface RunRecords {
  /** Puts the staged rejections and words, and `quality`, in the place of the feed's former ones. */
  replaceFindings(feed: string, runId: string, quality: Quality): void;
  addSummary(summary: HarvestSummary): void;
}

export function createRunRecords(database: DatabaseSync): RunRecords {
  const forgetRejections = database.prepare('DELETE FROM rejections WHERE feed = :feed');
  const forgetWords = database.prepare('DELETE FROM unknown_words WHERE feed = :feed');
  const keepRejections = database.prepare(`
    INSERT INTO rejections (feed, run_id, records, code, rejection, raw)
    SELECT :feed, :runId, records, code, rejection, raw FROM staged_rejections ORDER BY place`);
  const keepWords = database.prepare(
    'INSERT INTO unknown_words (feed, field, word, count) SELECT :feed, field, word, count FROM staged_words',
  );
  const forgetQuality = database.prepare('DELETE FROM feed_quality WHERE feed = :feed');
  const keepQuality = database.prepare('INSERT INTO feed_quality (feed, quality) VALUES (:feed, :quality)');
  const allQualities = database.prepare('SELECT quality FROM feed_quality ORDER BY feed');
  const addRunQuality = database.prepare(`
    INSERT INTO run_quality (run, run_id, finished_at, quality)
    SELECT max(number), :runId, :finishedAt, :quality FROM runs`);
  const addRun = database.prepare('INSERT INTO runs (complete, summary) VALUES (:complete, :summary)');
  // The last complete run stays however many failed after it.
  const forgetRuns = database.prepare(`
    DELETE FROM runs WHERE number <= (SELECT max(number) FROM runs) - :kept
      AND number <> (SELECT coalesce(max(number), 0) FROM runs WHERE complete = 1)`);

  return {
    replaceFindings: (feed, runId, quality) => {
      forgetRejections.run({ feed });
      forgetWords.run({ feed });
      keepRejections.run({ feed, runId });
      keepWords.run({ feed });
      forgetQuality.run({ feed });
      if (quality.items > 0) keepQuality.run({ feed, quality: JSON.stringify(quality) });
    },
    addSummary: (summary) => {
      addRun.run({ complete: summary.complete ? 1 : 0, summary: JSON.stringify(summary) });
      const qualities = allQualities.all().map((row): Quality => JSON.parse(readText(row, 'quality')));
      const { runId, finishedAt } = summary;
      addRunQuality.run({ runId, finishedAt, quality: JSON.stringify(sumQualities(qualities)) });
      forgetRuns.run({ kept: KEPT_RUNS });
    },
  };
}
