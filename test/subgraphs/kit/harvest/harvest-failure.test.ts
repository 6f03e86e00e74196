// What is told of a failure: one plain line to the operator, words without addresses to API clients.
import { expect, test } from 'vitest';
import { FeedError } from '../../../../subgraphs/kit/errors.ts';
import { describeFailure, isRefusal, toFailure } from '../../../../subgraphs/kit/harvest/harvest-failure.ts';

test('a feed error keeps its code and its message, on one line without control characters', () => {
  const error = new FeedError(
    'FEED_STATUS',
    'https://partner.invalid/feed',
    'got 500:\r\n\u001b[31mred\u202e \u2028end\u0000',
  );
  expect(toFailure(error)).toEqual({ code: 'FEED_STATUS', message: 'got 500: [31mred end' });
});

test('anything else thrown is a fault of ours', () => {
  expect(toFailure(new TypeError('x is not a function'))).toEqual({
    code: 'FEED_FAULT',
    message: 'TypeError: x is not a function',
  });
  expect(toFailure('odd')).toEqual({ code: 'FEED_FAULT', message: 'odd' });
});

test('a long message is cut', () => {
  expect(toFailure(new Error('x'.repeat(2_000))).message).toHaveLength(500);
});

test('API clients get words of ours and the code, nothing of the message', () => {
  expect(describeFailure({ code: 'FEED_TIMEOUT', message: 'https://internal.invalid/ took 20 s' })).toBe(
    'there was no whole answer in time (FEED_TIMEOUT)',
  );
});

test('only what a guard refused is a refusal', () => {
  expect(isRefusal(null)).toBe(false);
  expect(isRefusal({ code: 'HARVEST_ABORTED', message: 'stopped' })).toBe(false);
  expect(isRefusal({ code: 'HARVEST_REFUSED_DRIFT', message: 'gone' })).toBe(true);
});
