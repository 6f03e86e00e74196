// What stops a whole index run, by a stable code. A partner that cannot be read is no such error: its failure is part of
// the report and the others go on.

export type IndexErrorCode =
  | 'ENGINE_UNREACHABLE' // Meilisearch gave no answer
  | 'ENGINE_REFUSED' // Meilisearch refused a request: a key, a setting, a size
  | 'ENGINE_TASK_FAILED' // Meilisearch took the work and could not do it
  | 'ENGINE_TASK_LATE' // Meilisearch did not finish the work before the deadline
  | 'INDEX_INCOMPLETE' // a new index holds other items than were sent; it was not put in place
  | 'INDEX_UNANSWERED' // a new index does not find things by their titles; it was not put in place
  | 'INDEX_UNSET' // a new index has other settings in force than it was given; it was not put in place
  | 'INDEX_REBUILD_NEEDED' // the index must be built anew, and the operator wants to be asked before that
  | 'INDEX_NO_PREVIOUS' // there is no earlier index to go back to
  | 'INDEX_RUNNING' // another index run is at work on this data directory
  | 'STORE_VERSION'; // discovery.sqlite was written by another version of Signpost

export class IndexError extends Error {
  readonly code: IndexErrorCode;

  constructor(code: IndexErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'IndexError';
    this.code = code;
  }

  /** True when it is Meilisearch, or what it holds, that is at fault. */
  get isOfEngine(): boolean {
    return (
      this.code.startsWith('ENGINE_') || ['INDEX_INCOMPLETE', 'INDEX_UNANSWERED', 'INDEX_UNSET'].includes(this.code)
    );
  }
}
