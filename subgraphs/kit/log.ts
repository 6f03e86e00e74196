// Structured one-line JSON logs on standard error, so that standard output stays a command's own. Never throws.
import { destination, type Logger, pino } from 'pino';

export type { Logger };

/** `level` is one of pino's: fatal, error, warn, info, debug, trace, silent. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }));
}
