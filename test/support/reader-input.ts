// Inputs for the readers' tests: answers made of text or fixture files, pages gathered, and documents cut or changed.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FeedError, type FeedErrorCode } from '../../subgraphs/kit/errors.ts';
import type { FeedAnswer } from '../../subgraphs/kit/readers/decode-text.ts';

/** An answer as a server would give it. */
export function toAnswer(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): FeedAnswer {
  return { url: 'https://feed.invalid/document', headers, body: typeof body === 'string' ? Buffer.from(body) : body };
}

/** The bytes of a file under test/fixtures/readers. */
export function readFixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/readers/${name}`, import.meta.url));
}

/** All items of an async iterable. */
export async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

/** The code of the FeedError that a call throws; `nothing` when it throws none. Other errors pass through. */
export function codeOf(call: () => unknown): FeedErrorCode | 'nothing' {
  try {
    call();
    return 'nothing';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
}

/** The same for a walk. */
export async function codeOfWalk(items: AsyncIterable<unknown>): Promise<FeedErrorCode | 'nothing'> {
  try {
    await gather(items);
    return 'nothing';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
}

/** Versions of a document with its end cut off, a stretch taken out, or a stretch replaced by other bytes. */
export function damaged(document: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat({ max: document.length });
  return fc.oneof(
    at.map((end) => document.subarray(0, end)),
    fc
      .tuple(at, fc.nat({ max: 200 }), fc.uint8Array({ maxLength: 40 }))
      .map(([start, length, bytes]) =>
        Buffer.concat([document.subarray(0, start), bytes, document.subarray(start + length)]),
      ),
    fc
      .tuple(at, fc.nat({ max: 200 }), fc.string({ maxLength: 20, unit: 'grapheme' }))
      .map(([start, length, text]) =>
        Buffer.concat([document.subarray(0, start), Buffer.from(text), document.subarray(start + length)]),
      ),
  );
}

/**
 * Checks that a parser meets damaged versions of a document with records, notes or a FeedError, and nothing else.
 * @param parse returns how many records and notes it read
 */
export function checkDamage(document: Uint8Array, parse: (bytes: Uint8Array) => number): void {
  fc.assert(
    fc.property(damaged(document), (bytes) => {
      try {
        return parse(bytes) >= 0;
      } catch (error) {
        return error instanceof FeedError;
      }
    }),
    { numRuns: 300 },
  );
}
