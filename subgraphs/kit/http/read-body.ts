// Reads a body whole, decompressed as it streams. The limit counts decompressed bytes, so a compression bomb is dropped
// as soon as it passes the limit: FEED_TOO_LARGE. A body that does not decompress is FEED_MALFORMED.

import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FeedError } from '../errors.ts';
import { createDecoder, isDecodingFault } from './content-encoding.ts';

interface BodyLimits {
  readonly maxBodyBytes: number;
  /** For errors, without credentials. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/**
 * @param encoding the header `content-encoding`, where one came
 * @throws FeedError as told above; what breaks the connection passes unchanged
 */
export async function readBody(body: Readable, encoding: string | undefined, limits: BodyLimits): Promise<Uint8Array> {
  const { maxBodyBytes, address, signal } = limits;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > maxBodyBytes) {
        throw new FeedError('FEED_TOO_LARGE', address, `expected at most ${maxBodyBytes} bytes, got more`);
      }
      chunks.push(chunk);
    }
  };
  const decoder = createDecoder(encoding);
  if (decoder === 'unknown') {
    body.on('error', () => undefined).destroy();
    const message = `expected a known content encoding, got '${encoding?.slice(0, 40)}'`;
    throw new FeedError('FEED_MALFORMED', address, message);
  }
  try {
    if (decoder === null) await pipeline(body, collect, { signal });
    else await pipeline(body, decoder, collect, { signal });
  } catch (error) {
    if (!isDecodingFault(error)) throw error;
    const message = `expected a body of content encoding ${encoding?.slice(0, 40)}, got something else`;
    throw new FeedError('FEED_MALFORMED', address, message, { cause: error });
  }
  return Buffer.concat(chunks, size);
}
