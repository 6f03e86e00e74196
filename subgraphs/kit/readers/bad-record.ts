// Makes the note that one record of a feed could not be read. Never throws, whatever the feed sent.

import type { ReadRecord } from './read-record.ts';

const LONGEST_TEXT = 200;

/**
 * The note for a record that cannot be read.
 * @param place where in the feed, for example `row 12`
 * @param problem what was needed and what came
 * @param raw the record as it came; its start is kept as the sample
 */
export function createBadRecord(place: string, problem: string, raw: unknown): ReadRecord<never> & { ok: false } {
  const sample = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  return {
    ok: false,
    place: place.slice(0, LONGEST_TEXT),
    problem: problem.slice(0, LONGEST_TEXT),
    sample: sample.slice(0, LONGEST_TEXT),
  };
}
