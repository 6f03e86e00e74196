// What every reader yields: a raw record with its place in the feed, or the note that one record could not be read.
// A whole feed that cannot be read is a thrown FeedError instead.

export type ReadRecord<T> =
  | { readonly ok: true; readonly place: string; readonly record: T }
  | {
      readonly ok: false;
      /** Where in the feed, for example `row 12` or an entry's id. */
      readonly place: string;
      /** What was needed and what came. */
      readonly problem: string;
      /** The start of the raw text, at most 200 characters. */
      readonly sample: string;
    };
