// What can be wrong between a Catalogue and those who use it, by a stable code. Faults of the store itself (a full disk)
// are thrown as they come.

export type CatalogueErrorCode =
  | 'CURSOR_UNKNOWN' // the cursor is not of this Catalogue, which may have been rebuilt: start afresh without one
  | 'CATALOGUE_ABSENT' // a cursor of some Catalogue came, but there is none here (not yet, or not mounted): try again later
  | 'CATALOGUE_VERSION' // the store was written by another version of Signpost
  | 'HARVEST_RUNNING'; // another harvest of this partner is at work

export class CatalogueError extends Error {
  readonly code: CatalogueErrorCode;

  constructor(code: CatalogueErrorCode, message: string) {
    super(message);
    this.name = 'CatalogueError';
    this.code = code;
  }
}
