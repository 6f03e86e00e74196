// Gives whatever went wrong on the wire its FeedError. The message names the fault by its code only: the texts of
// system errors carry internal addresses.

import { errors } from 'undici';
import { FeedError } from '../errors.ts';
import { ForbiddenAddressError } from './address-guard.ts';

const TOO_LARGE_CODES: ReadonlySet<string> = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UND_ERR_HEADERS_OVERFLOW']);

/** @param address without credentials */
export function toFeedError(error: unknown, address: string, isDeadlinePassed: boolean): FeedError {
  if (error instanceof FeedError) return error;
  if (error instanceof ForbiddenAddressError) {
    return new FeedError('FEED_FORBIDDEN_ADDRESS', address, error.message, { cause: error });
  }
  if (isDeadlinePassed || error instanceof errors.ConnectTimeoutError) {
    return new FeedError('FEED_TIMEOUT', address, `expected a whole answer from ${address} in time, got none`, {
      cause: error,
    });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown fault';
  if (TOO_LARGE_CODES.has(code)) {
    return new FeedError('FEED_TOO_LARGE', address, `expected a smaller answer from ${address}`, { cause: error });
  }
  return new FeedError('FEED_UNREACHABLE', address, `expected an answer from ${address}, got ${code}`, {
    cause: error,
  });
}
