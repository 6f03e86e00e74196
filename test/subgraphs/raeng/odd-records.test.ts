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

test('the line that WordPress puts below its texts is no part of a summary', async () => {
  const footer = 'The post <a href="x">One</a> appeared first on <a href="y">Schools</a>.';
  const item = (text: string) => `<item><title>One</title><guid>https://a.invalid/${text.length}</guid>
    <description><![CDATA[<p>${text}</p><p>${footer}</p>]]></description></item>`;
  const rss = `<rss version="2.0"><channel>${item('Plan a week.')}${item('')}</channel></rss>`;
  const outcomes = await gatherOutcomes({ 'feed.rss': rss });
  expect(outcomes.map((outcome) => outcome.kind === 'kept' && outcome.item.summary)).toEqual(['Plan a week.', null]);
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

test('the licence is the one linked to, else what is said of the rights', async () => {
  const entry = (id: string, inside: string) =>
    `<entry><id>${id}</id><title>One</title><link href="https://host.invalid/${id}"/>${inside}</entry>`;
  const link = '<link rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/"/>';
  const words = '<rights type="html">&lt;p&gt;CC BY-SA 4.0&lt;/p&gt;</rights>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom">${entry('a', link + words)}${entry('b', words)}${entry('c', '<rights>All ours</rights>')}${entry('d', '')}</feed>`;
  const outcomes = await gatherOutcomes({ 'feed.atom': feed });
  expect(outcomes.map((outcome) => outcome.kind === 'kept' && outcome.item.licence)).toMatchObject([
    { code: 'CC-BY-NC-4.0' },
    { code: 'CC-BY-SA-4.0', text: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    { code: 'UNKNOWN', text: 'All ours', url: null },
    { code: 'NONE_STATED', text: null, url: null },
  ]);
});

test('the media type of a file carries no control characters and is no novel', async () => {
  const type = `application/pdf\u009d${'x'.repeat(10_000)}`;
  const entry = `<entry><id>a</id><title>Bridges</title><link href="https://host.invalid/"/>
    <link rel="enclosure" type="${type}" href="https://host.invalid/a.pdf"/></entry>`;
  const [outcome] = await gatherOutcomes({ 'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>` });
  expect(outcome).toMatchObject({ item: { files: [{ mediaType: `application/pdf${'x'.repeat(84)}` }] } });
});

test('an entry without a link has the address that its id is, else that of the website, else that of the feed', async () => {
  const entries = ['https://raeng.invalid/?p=12', 'urn:one']
    .map((id) => `<entry><id>${id}</id><title>One</title><updated>2026-09-01T00:00:00Z</updated></entry>`)
    .join('');
  const urls = async (links: string) => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom">${links}${entries}</feed>`;
    return (await gatherOutcomes({ 'feed.atom': feed })).map((outcome) =>
      outcome.kind === 'kept' ? [outcome.item.url, outcome.item.inferredFields] : outcome,
    );
  };
  const ofId = ['https://raeng.invalid/?p=12', ['kind']];
  const inferred = ['kind', 'url'];
  expect(await urls('<link href="https://raeng.invalid/schools"/>')).toEqual([
    ofId,
    ['https://raeng.invalid/schools', inferred],
  ]);
  expect(await urls('')).toEqual([ofId, ['https://feed.invalid/feed.atom', inferred]]);
});
