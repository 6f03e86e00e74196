// One page of a paged feed: what a walk yields, so that a source sees totals and progress beside the records.

import type { ReadRecord } from './read-record.ts';

export interface ReadPage<T> {
  /** The address that answered. */
  readonly url: string;
  readonly records: readonly ReadRecord<T>[];
  /** How many records the whole feed says it has, or null where it says nothing. */
  readonly statedTotal: number | null;
}

/** The records of a walk one by one, for a source that has no use for the pages. */
export async function* readRecords<T>(pages: AsyncIterable<ReadPage<T>>): AsyncGenerator<ReadRecord<T>> {
  for await (const page of pages) yield* page.records;
}
