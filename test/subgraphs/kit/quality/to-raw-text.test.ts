// A raw record is kept as bounded text that steers nothing, whatever came.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LARGEST_RAW_BYTES, toRawText } from '../../../../subgraphs/kit/quality/to-raw-text.ts';

test.each([
  ['text as it is', 'Title: Ramps\n\tand cars', 'Title: Ramps\n\tand cars'],
  ['an object as JSON', { title: 'Ramps', pages: 2 }, '{"title":"Ramps","pages":2}'],
  ['controls by their number', 'a\u001b[31mb\u0007\u202Ec\u2028', 'a\\u001b[31mb\\u0007\\u202ec\\u2028'],
  ['nothing as nothing', undefined, null],
  ['what JSON has no words for', 12n, '12'],
])('%s', (_, raw, expected) => {
  expect(toRawText(raw)).toBe(expected);
});

test('a long record is cut between two characters and says so', () => {
  const text = toRawText('é'.repeat(10_000)) ?? '';
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_RAW_BYTES);
  expect(text).toBe(`${'é'.repeat(4_094)}…`);
});

test('whatever comes is well-formed, bounded and without characters that steer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 9_000 }), fc.anything()), (raw) => {
      const text = toRawText(raw) ?? '';
      expect(text.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_RAW_BYTES);
      expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});
