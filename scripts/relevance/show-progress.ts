// How far a measurement is, on one line of a terminal's standard error that is written over; nothing elsewhere.

export interface Progress {
  /** A step that has ended, on a line of its own. */
  readonly tell: (line: string) => void;
  readonly onProgress: (done: number, all: number) => void;
}

const CLEAR_LINE = '\r\u001b[K';

export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { tell: () => undefined, onProgress: () => undefined };
  return {
    tell: (line) => stream.write(`${line}\n`),
    onProgress: (done, all) => stream.write(done === all ? CLEAR_LINE : `${CLEAR_LINE}${done} of ${all} searches`),
  };
}
