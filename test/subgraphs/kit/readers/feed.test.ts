import { expect, test } from 'vitest';
import { parseFeed, readFeed } from '../../../../subgraphs/kit/readers/feed.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, codeOfWalk, gather, readFixture, toAnswer } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const atom = (content: string): string => `<feed xmlns="http://www.w3.org/2005/Atom">${content}</feed>`;
const entry = (id: string, updated = '2024-01-01T00:00:00Z'): string =>
  `<entry><id>${id}</id><title>${id}</title><updated>${updated}</updated></entry>`;
const link = (rel: string, href: string): string => `<link rel="${rel}" href="${href}"/>`;

test('an Atom feed gives entries by namespace, with resolved links, texts of each kind, tombstones and no addresses of persons', () => {
  const base = 'https://feed.invalid/hub/';
  const inEntry = 'https://feed.invalid/hub/resources/';
  const bare = { type: null, title: null, lengthBytes: null };
  expect(parseFeed(toAnswer(readFixture('atom.xml')))).toEqual({
    format: 'atom',
    title: { type: 'text', value: 'STEM Resources Hub', baseUrl: base },
    homeUrl: null,
    nextLink: 'https://feed.invalid/hub/?page=2',
    deleted: [{ ref: 'urn:gone', when: new Date('2024-05-01T00:00:00Z') }],
    records: [
      {
        ok: true,
        place: 'urn:one',
        record: {
          id: 'urn:one',
          title: { type: 'html', value: 'Bridges &amp; <em>beams</em>', baseUrl: inEntry },
          summary: { type: 'text', value: 'Build <b> it', baseUrl: inEntry },
          content: {
            type: 'html',
            value: '<p class="lead">Span &amp; load<br><img src="a.png" alt="&quot;A&quot;"></p>',
            baseUrl: inEntry,
          },
          url: `${inEntry}bridges`,
          links: [
            {
              ...bare,
              rel: 'enclosure',
              href: `${inEntry}bridges.pdf`,
              type: 'application/pdf',
              title: 'Pack',
              lengthBytes: 12345,
            },
            { ...bare, rel: 'alternate', href: `${inEntry}bridges.json`, type: 'application/json' },
            { ...bare, rel: 'alternate', href: `${inEntry}bridges`, type: 'text/html' },
          ],
          categories: [
            { term: '11-14', scheme: 'https://feed.invalid/ages', label: 'Ages 11 to 14' },
            { term: 'Engineering', scheme: null, label: null },
          ],
          published: new Date('2024-04-01T00:00:00.500Z'),
          updated: new Date('2024-05-10T09:30:00Z'),
          authors: ['STEM Resources Hub'],
          language: 'en-GB',
          rights: null,
          extensions: [],
        },
      },
      { ok: false, place: 'entry 2', problem: 'expected an entry with an id', sample: 'Without an id' },
      {
        ok: true,
        place: 'urn:two',
        record: {
          id: 'urn:two',
          title: null,
          summary: null,
          content: null,
          url: null,
          links: [{ ...bare, rel: 'content', href: `${base}two.pdf`, type: 'application/pdf' }],
          categories: [],
          published: null,
          updated: null,
          authors: ['Jo Bloggs'],
          language: 'cy',
          rights: null,
          extensions: [],
        },
      },
    ],
  });
});

test('an RSS feed gives the same shape', () => {
  const baseUrl = 'https://feed.invalid/document';
  const nothing = { title: null, summary: null, content: null, links: [], categories: [], updated: null, authors: [] };
  expect(parseFeed(toAnswer(readFixture('rss.xml')))).toEqual({
    format: 'rss',
    homeUrl: 'https://feed.invalid/',
    title: { type: 'html', value: 'Hub news', baseUrl },
    nextLink: 'https://feed.invalid/rss?paged=2',
    deleted: [],
    records: [
      {
        ok: true,
        place: 'news-1',
        record: {
          id: 'news-1',
          title: { type: 'html', value: 'Café sci &amp; you', baseUrl },
          summary: { type: 'html', value: '<p>Short</p>', baseUrl },
          content: { type: 'html', value: '<p>Long</p>', baseUrl },
          url: 'https://feed.invalid/news/1',
          links: [
            { rel: 'enclosure', href: 'https://feed.invalid/a.mp3', type: 'audio/mpeg', title: null, lengthBytes: 99 },
          ],
          categories: [
            { term: 'News', scheme: 'https://feed.invalid/types', label: null },
            { term: 'Events', scheme: null, label: null },
          ],
          published: new Date('2024-04-29T09:00:00Z'),
          updated: null,
          authors: ['Ada Example'],
          language: 'en-gb',
          rights: null,
          extensions: [{ namespace: 'http://search.yahoo.com/mrss/', name: 'title', value: 'Not ours' }],
        },
      },
      {
        ok: true,
        place: 'https://feed.invalid/news/2',
        record: {
          ...nothing,
          id: 'https://feed.invalid/news/2',
          url: 'https://feed.invalid/news/2',
          published: new Date('2024-04-30T09:00:00Z'),
          language: 'en-gb',
          rights: null,
          extensions: [],
        },
      },
      {
        ok: true,
        place: 'https://feed.invalid/news/3',
        record: {
          ...nothing,
          id: 'https://feed.invalid/news/3',
          url: 'https://feed.invalid/news/3',
          published: null,
          language: 'en-gb',
          rights: null,
          extensions: [],
        },
      },
      {
        ok: false,
        place: 'item 4',
        problem: 'expected an item with a guid or a link',
        sample: 'Neither guid nor link',
      },
    ],
  });
});

test.each([
  ['a web page', '<!DOCTYPE html><html><body><p>Sorry</body></html>'],
  ['well-formed XML of another kind', '<catalog/>'],
  ['RSS without a channel', '<rss version="2.0"/>'],
  ['Atom in no namespace', '<feed><entry><id>a</id></entry></feed>'],
  ['a feed that breaks off after whole entries', atom(entry('a')).slice(0, -7)],
  ['a feed with entities of its own', `<!DOCTYPE feed [<!ENTITY x "y">]>${atom(entry('&x;'))}`],
])('%s is malformed', (_, text) => {
  expect(codeOf(() => parseFeed(toAnswer(text)))).toBe('FEED_MALFORMED');
});

test('rights are those of the entry, else of the feed it was taken from, else of the feed', () => {
  const rightsOf = (text: string) =>
    parseFeed(toAnswer(text)).records.map((read) => (read.ok ? read.record.rights?.value : read.problem));
  const rights = (words: string, type = 'text') => `<rights type="${type}">${words}</rights>`;
  const own = entry('a').replace('</entry>', `${rights('CC BY 4.0')}</entry>`);
  const taken = entry('b').replace(
    '</entry>',
    `<source>${rights('&lt;b&gt;Theirs&lt;/b&gt;', 'html')}</source></entry>`,
  );
  expect(rightsOf(atom(`${rights('Ours')}${own}${taken}${entry('c')}`))).toEqual([
    'CC BY 4.0',
    '<b>Theirs</b>',
    'Ours',
  ]);
  expect(rightsOf(atom(entry('a')))).toEqual([undefined]);

  const item = (inside: string) => `<item><guid>${inside.length}</guid>${inside}</item>`;
  const dublinCore = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const channel = `<copyright>Ours</copyright>${item('<dc:rights>OGL</dc:rights>')}${item('')}`;
  expect(rightsOf(`<rss version="2.0" ${dublinCore}><channel>${channel}</channel></rss>`)).toEqual(['OGL', 'Ours']);
});

test('a paged feed is walked to its end, an entry of an earlier page is left out', async () => {
  await using server = await serve(() => ({
    '/feed': { body: atom(link('next', '/feed?page=2') + entry('a') + entry('b')) },
    '/feed?page=2': { body: atom(link('previous', '/feed') + entry('b', '2020-01-01T00:00:00Z') + entry('c')) },
  }));
  const pages = await gather(readFeed(createPlainHttpClient(), `${server.origin}/feed`));
  expect(pages.map(({ url, statedTotal, records }) => [url, statedTotal, records.map(({ place }) => place)])).toEqual([
    [`${server.origin}/feed`, null, ['a', 'b']],
    [`${server.origin}/feed?page=2`, null, ['c']],
  ]);
});

test('an archived feed is walked back through its archives', async () => {
  await using server = await serve(() => ({
    '/feed': { body: atom(link('prev-archive', '/2023') + entry('b')) },
    '/2023': { body: atom(link('prev-archive', '/2022') + link('next-archive', '/feed') + entry('a')) },
    '/2022': { body: atom('') },
  }));
  const pages = await gather(readFeed(createPlainHttpClient(), `${server.origin}/feed`));
  expect(pages.map(({ records }) => records.map(({ place }) => place))).toEqual([['b'], ['a'], []]);
});

test.each([
  ['in a circle', '/feed', 'FEED_MALFORMED'],
  ['to another origin', 'https://elsewhere.invalid/feed', 'FEED_FORBIDDEN_ADDRESS'],
  ['to no web address', 'mailto:a@feed.invalid', 'FEED_FORBIDDEN_ADDRESS'],
  ['to a page cut short', '/short', 'FEED_MALFORMED'],
  ['to a page that is gone', '/gone', 'FEED_STATUS'],
] as const)('paging that leads %s is an error', async (_, href, code) => {
  await using server = await serve(() => ({
    '/feed': { body: atom(link('next', href) + entry('a')) },
    '/short': { body: atom(entry('b')).slice(0, 80) },
  }));
  expect(await codeOfWalk(readFeed(createPlainHttpClient(), `${server.origin}/feed`))).toBe(code);
});

test('a damaged feed gives records, notes or a FeedError', () => {
  for (const name of ['atom.xml', 'rss.xml']) {
    checkDamage(readFixture(name), (bytes) => parseFeed(toAnswer(bytes)).records.length);
  }
});

test('a feed cut anywhere before its end is never taken for a whole one', () => {
  const whole = readFixture('atom.xml').toString().trimEnd();
  for (let end = 0; end < whole.length; end += 7) {
    expect(codeOf(() => parseFeed(toAnswer(whole.slice(0, end))))).toBe('FEED_MALFORMED');
  }
});

test('a feed names the website that it belongs to, and that is no page of an entry', () => {
  const { homeUrl, records } = parseFeed(toAnswer(atom(`${link('alternate', '/schools')}${entry('a')}`)));
  expect([homeUrl, records.map((read) => read.ok && read.record.url)]).toEqual([
    'https://feed.invalid/schools',
    [null],
  ]);
});

test.each(['@', 'a@', 'a@b ', ' '])('a name of nothing but %j is read in no time', (signs) => {
  const author = `<author><name>x${signs.repeat(100_000 / signs.length)}</name></author>`;
  const before = performance.now();
  parseFeed(toAnswer(atom(entry('a').replace('</entry>', `${author}</entry>`))));
  expect(performance.now() - before).toBeLessThan(3_000);
});
