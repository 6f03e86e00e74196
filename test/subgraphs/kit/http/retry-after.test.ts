import { expect, test } from 'vitest';
import { readRetryAfterMs } from '../../../../subgraphs/kit/http/retry-after.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');

test.each([
  ['0', 0],
  [' 30 ', 30_000],
  ['Sat, 21 Nov 2026 10:00:45 GMT', 45_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['', null],
  [undefined, null],
])('reads %s as %s ms', (value, expected) => expect(readRetryAfterMs(value, NOW)).toBe(expected));
