// What every Rejection keeps of what came from outside.
import { expect, test } from 'vitest';
import { createRejection } from '../../../subgraphs/kit/rejection.ts';

test('a reason is one bounded line, whatever the record holds', () => {
  const hostile = `a\n\u001b[31mred\u202e\ud800 ${'x'.repeat(10_000)}`;
  const { recordId, message } = createRejection('MALFORMED_RECORD', hostile, `expected a title, got '${hostile}'`);
  expect(recordId).toBe(`a [31mred \uFFFD ${'x'.repeat(188)}`);
  expect(message).toBe(`expected a title, got 'a [31mred \uFFFD ${'x'.repeat(465)}`);
});
