// Recorded entries of the Academy's become exactly these items.
import { expect, test } from 'vitest';
import { gatherOutcomes, readRaengFixture } from './harvest-fixtures.ts';

const EXPECTED = JSON.parse(readRaengFixture('good/expected.json')).outcomes;

test('the recorded Atom feed becomes the items expected, field by field and page by page', async () => {
  const documents = {
    'feed.atom': readRaengFixture('good/feed.atom'),
    'feed-2.atom': readRaengFixture('good/feed-2.atom'),
  };
  expect(await gatherOutcomes(documents)).toEqual(EXPECTED);
});

test('the same entries as RSS become the same items under the same ids', async () => {
  const outcomes = await gatherOutcomes({ 'feed.rss': readRaengFixture('good/feed.rss') });
  expect(outcomes).toEqual(EXPECTED.filter(({ kind }: { kind: string }) => kind !== 'removed'));
});
