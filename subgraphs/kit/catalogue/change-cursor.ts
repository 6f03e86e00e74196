// The opaque cursor of the change feed: which Catalogue it is of, and the last change seen. A text that is not one of
// ours is a CatalogueError CURSOR_UNKNOWN.
import { CatalogueError } from './catalogue-error.ts';

export interface ChangeCursor {
  /** The random name a Catalogue was given when it was made. */
  readonly epoch: string;
  readonly sequence: number;
}

const FORM = /^(?<epoch>[0-9a-z]{1,40})\.(?<sequence>[0-9]{1,15})$/;

/** Before the first change of any Catalogue: what a reader gets before there is one. */
export const START: ChangeCursor = { epoch: 'start', sequence: 0 };

export function formatCursor({ epoch, sequence }: ChangeCursor): string {
  return Buffer.from(`${epoch}.${sequence}`).toString('base64url');
}

/** Null stands for the start. */
export function parseCursor(text: string | null): ChangeCursor {
  if (text === null) return START;
  const { epoch, sequence } = FORM.exec(Buffer.from(text, 'base64url').toString())?.groups ?? {};
  if (epoch === undefined || sequence === undefined) {
    throw new CatalogueError('CURSOR_UNKNOWN', 'expected a cursor of an earlier page; begin again without one');
  }
  return { epoch, sequence: Number(sequence) };
}

export function isStart({ epoch }: ChangeCursor): boolean {
  return epoch === START.epoch;
}
