// What a normaliser gives where a vocabulary is asked: our value, and the words that the vocabulary does not know, so
// that they can be counted and reported instead of being lost.

export interface Normalised<T> {
  readonly value: T;
  /** The partner's words that mapped to nothing, in their own spelling, each once. */
  readonly unknown: readonly string[];
}
