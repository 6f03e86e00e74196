// The content encodings that the HTTP client undoes. A list of several encodings is taken for an unknown one: no
// server layers them in earnest, and each layer multiplies what a hostile answer can blow up.

import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** For the request header `accept-encoding`. Deflate is read but not asked for: servers disagree on what it is. */
export const ACCEPTED_ENCODINGS = 'gzip, br, zstd';

const DECODERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  ['deflate', () => createInflate()],
  // RFC 9659: a window of 8 MiB at most, or a small answer could claim gigabytes of memory.
  ['zstd', () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } })],
]);

/** Null when there is nothing to undo. */
export function createDecoder(encoding: string | undefined): Transform | 'unknown' | null {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return null;
  return DECODERS.get(name)?.() ?? 'unknown';
}

// The codes of zlib, brotli and zstd, in this order; a broken connection has others.
const DECODING_FAULT = /^(Z_|ERR__ERROR_FORMAT|ZSTD_)/;

/** True when the bytes were not of their encoding, or ended too soon for it. */
export function isDecodingFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DECODING_FAULT.test(String(error.code));
}
