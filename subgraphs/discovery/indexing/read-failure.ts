// Why something could not be read through the gateway: a value of the report, and the error that carries it there.
import type { OperationFault } from './execute-operation.ts';

export type ReadFailureCode =
  | 'GATEWAY_UNREACHABLE' // no answer, or none in time
  | 'ANSWER_PARTIAL' // errors came, with or without data; such a page is never taken for a whole one
  | 'ANSWER_MALFORMED' // data that is not of the shape asked for
  | 'CURSOR_UNKNOWN' // the catalogue was rebuilt since our cursor was given
  | 'CATALOGUE_UNFINISHED' // items are gone from a catalogue that has not been harvested whole; they stay in the index
  | 'DOCUMENT_FAULT'; // an item that no document can be made of

export interface ReadFailure {
  readonly code: ReadFailureCode;
  readonly message: string;
}

const MESSAGE_LENGTH = 300;
const MESSAGES_TOLD = 3;

/** Carries a failure out of the reading; stops one partner, never the run. */
export class ReadError extends Error {
  readonly code: ReadFailureCode;

  constructor(code: ReadFailureCode, message: string, options: { cause?: unknown } = {}) {
    super(toPlainLine(message), options);
    this.name = 'ReadError';
    this.code = code;
  }

  get failure(): ReadFailure {
    return { code: this.code, message: this.message };
  }
}

/** The error of an answer that came with faults. */
export function toReadError(faults: readonly OperationFault[]): ReadError {
  const unknownCursor = faults.some((fault) => fault.extensions?.code === 'CURSOR_UNKNOWN');
  const messages = [...new Set(faults.map(({ message }) => message))];
  const told = messages.slice(0, MESSAGES_TOLD);
  const more = messages.length > told.length ? ` and ${messages.length - told.length} more` : '';
  return new ReadError(unknownCursor ? 'CURSOR_UNKNOWN' : 'ANSWER_PARTIAL', `${told.join('; ')}${more}`);
}

/** One line without control characters, of bounded length: fit for a terminal and a log. */
function toPlainLine(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').slice(0, MESSAGE_LENGTH);
}
