// Feeds that keep to the standard and still look nothing like the one that we expect.
import { expect, test } from 'vitest';
import { gatherOutcomes, readRaengFixture } from './harvest-fixtures.ts';

const expected = (name: string): unknown => JSON.parse(readRaengFixture(`odd/expected-${name}.json`)).outcomes;

test('an RSS feed without schemes has its categories sorted by what they say, and its files and pictures told apart', async () => {
  expect(await gatherOutcomes({ 'foreign.rss': readRaengFixture('odd/foreign.rss') })).toEqual(expected('foreign'));
});

test('an Atom feed with other schemes, odd dates and faulty entries keeps what can be used and says why not the rest', async () => {
  const outcomes = await gatherOutcomes({ 'feed.atom': readRaengFixture('odd/feed.atom') }, ['Press release']);
  expect(outcomes).toEqual(expected('feed'));
});

test('the setting takes the place of News, whose entries are items then', async () => {
  const documents = { 'feed-2.atom': readRaengFixture('good/feed-2.atom') };
  const kinds = async (neverItems: readonly string[]) =>
    (await gatherOutcomes(documents, neverItems)).map((outcome) =>
      outcome.kind === 'kept' ? outcome.item.kind : outcome.kind,
    );
  expect(await kinds([])).toEqual(['COMPETITION', 'COLLECTION', 'PROGRAMME', 'rejected']);
  expect(await kinds(['film', 'competition'])).toEqual(['rejected', 'rejected', 'PROGRAMME', 'EVENT']);
});
