// What came back for one query, as far as it is measured.

export interface AnsweredHit {
  readonly title: string;
  /** Its own id first, then those of the same work in other catalogues. */
  readonly ids: readonly [string, ...string[]];
}

export interface SearchFailure {
  readonly message: string;
  /** By the input's own fault; else the search was in trouble, and its figures say nothing about the ranking. */
  readonly isRefusal: boolean;
}

export interface SearchAnswer {
  /** In their order, at most ten. */
  readonly hits: readonly AnsweredHit[];
  /** From the request to the whole answer. */
  readonly latencyMs: number;
  /** Why the gateway did not search, in its words; such a search has no hits. */
  readonly failure: SearchFailure | null;
}
