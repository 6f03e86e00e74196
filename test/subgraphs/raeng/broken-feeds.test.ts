// A feed that is no feed, breaks off or leads astray is an error: none of it may be taken for the whole.
import { expect, test } from 'vitest';
import { gatherFailure, readRaengFixture } from './harvest-fixtures.ts';

test.each([
  ['cut-short.atom', 'FEED_MALFORMED'],
  ['page.html', 'FEED_MALFORMED'],
  ['circle.atom', 'FEED_MALFORMED'],
  ['elsewhere.atom', 'FEED_FORBIDDEN_ADDRESS'],
])('%s is refused as %s', async (name, code) => {
  expect(await gatherFailure({ 'feed.atom': readRaengFixture(`broken/${name}`) })).toBe(code);
});

test('a next page that is not there fails the feed', async () => {
  expect(await gatherFailure({ 'feed.atom': readRaengFixture('good/feed.atom') })).toBe('FEED_STATUS');
});
