// Cursors of the change feed: ours come back as they went out, others are refused.
import { expect, test } from 'vitest';
import { CatalogueError } from '../../../../subgraphs/kit/catalogue/catalogue-error.ts';
import { formatCursor, isStart, parseCursor, START } from '../../../../subgraphs/kit/catalogue/change-cursor.ts';

test('a cursor comes back as it went out', () => {
  const cursor = { epoch: '0123456789abcdef', sequence: 42 };
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
  expect(isStart(cursor)).toBe(false);
});

test('no cursor, and the cursor of a catalogue that is not there yet, stand for the start', () => {
  expect([parseCursor(null), parseCursor(formatCursor(START))].map(isStart)).toEqual([true, true]);
});

test.each([
  '',
  'rubbish',
  '42',
  Buffer.from('abc.-1').toString('base64url'),
  Buffer.from('a'.repeat(100)).toString('base64url'),
])('what is not a cursor of ours is refused: %j', (text) => {
  expect(() => parseCursor(text)).toThrow(CatalogueError);
});
