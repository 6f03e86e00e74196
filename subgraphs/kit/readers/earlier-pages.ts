// Drops records that an earlier page has already given: a list that changes while it is paged through shows some twice.
// Two records of one identity on the same page both stay: that is the feed's own fault, for the harvest to report.

import type { ReadRecord } from './read-record.ts';

export class EarlierPages<T> {
  readonly #identities = new Set<string>();
  readonly #identityOf: (record: T) => string;

  constructor(identityOf: (record: T) => string) {
    this.#identityOf = identityOf;
  }

  /** The page's records without those of earlier pages, and how many were dropped. */
  dropRepeats(records: readonly ReadRecord<T>[]): { records: readonly ReadRecord<T>[]; repeated: number } {
    const fresh = records.filter((read) => !read.ok || !this.#identities.has(this.#identityOf(read.record)));
    for (const read of fresh) if (read.ok) this.#identities.add(this.#identityOf(read.record));
    return { records: fresh, repeated: records.length - fresh.length };
  }
}
