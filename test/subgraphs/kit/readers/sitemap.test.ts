import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FeedError } from '../../../../subgraphs/kit/errors.ts';
import type { GetOptions } from '../../../../subgraphs/kit/http/http-client.ts';
import { parseSitemap, readSitemap } from '../../../../subgraphs/kit/readers/sitemap.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, codeOfWalk, gather, toAnswer } from '../../../support/reader-input.ts';
import { type Route, serve } from '../../../support/serve.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const hosts = new Set(['feed.invalid']);
const urlset = (...addresses: string[]): string =>
  `<urlset xmlns="${NAMESPACE}">${addresses.map((address) => `<url><loc>${address}</loc></url>`).join('')}</urlset>`;
const index = (...addresses: string[]): string =>
  `<sitemapindex xmlns="${NAMESPACE}">${addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>`).join('')}</sitemapindex>`;

const good = `<?xml version="1.0" encoding="UTF-8"?>
<s:urlset xmlns:s="${NAMESPACE}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <s:url>
    <image:image><image:loc>https://feed.invalid/picture.png</image:loc></image:image>
    <s:loc> https://feed.invalid/a?b=1&amp;c=2#part </s:loc>
    <s:lastmod>2024-05-10</s:lastmod><s:changefreq>daily</s:changefreq>
  </s:url>
  <s:url><s:loc>https://elsewhere.invalid/x</s:loc></s:url>
  <s:url><s:loc>/relative</s:loc></s:url>
  <s:url><s:lastmod>2024-05-10</s:lastmod></s:url>
  <s:url><s:loc>http://feed.invalid/caf%C3%A9</s:loc><s:lastmod>last week</s:lastmod></s:url>
</s:urlset>`;

test('a url set gives addresses with their dates; foreign and relative addresses are notes', () => {
  expect(parseSitemap(toAnswer(good), hosts)).toEqual({
    kind: 'urlset',
    records: [
      {
        ok: true,
        place: 'https://feed.invalid/a?b=1&c=2',
        record: {
          url: 'https://feed.invalid/a?b=1&c=2',
          lastModified: new Date('2024-05-10T00:00:00Z'),
          unchangedSince: new Date('2024-05-11T00:00:00Z'),
        },
      },
      {
        ok: false,
        place: 'https://elsewhere.invalid/x',
        problem: 'expected a page at the host of its sitemap',
        sample: 'https://elsewhere.invalid/x',
      },
      { ok: false, place: 'url 3', problem: 'expected an absolute http(s) address', sample: '/relative' },
      { ok: false, place: 'url 4', problem: 'expected an absolute http(s) address', sample: '' },
      {
        ok: true,
        place: 'http://feed.invalid/caf%C3%A9',
        record: { url: 'http://feed.invalid/caf%C3%A9', lastModified: null, unchangedSince: null },
      },
    ],
  });
});

test('sitemaps without a namespace, gzipped ones and plain lists are read as well', () => {
  const entry = { url: 'https://feed.invalid/a', lastModified: null, unchangedSince: null };
  const expected = { kind: 'urlset', records: [{ ok: true, place: entry.url, record: entry }] };
  expect(parseSitemap(toAnswer(urlset(entry.url).replace(/ xmlns="[^"]+"/, '')), hosts)).toEqual(expected);
  expect(parseSitemap(toAnswer(gzipSync(urlset(entry.url))), hosts)).toEqual(expected);
  expect(parseSitemap(toAnswer(`\uFEFF${entry.url}\r\n\r\n`), hosts)).toEqual(expected);
});

test.each([
  ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>'],
  ['another vocabulary', '<rss version="2.0"></rss>'],
  ['prose', 'Not found'],
  ['nothing', ''],
  ['a sitemap that breaks off', good.slice(0, -20)],
  ['an index entry without an address', `<sitemapindex xmlns="${NAMESPACE}"><sitemap/></sitemapindex>`],
])('%s is malformed', (_, text) => {
  expect(codeOf(() => parseSitemap(toAnswer(text), hosts))).toBe('FEED_MALFORMED');
});

test('a gzip file that is cut off is malformed, one that swells beyond bounds too large', () => {
  expect(codeOf(() => parseSitemap(toAnswer(gzipSync(good).subarray(0, 100)), hosts))).toBe('FEED_MALFORMED');
  expect(codeOf(() => parseSitemap(toAnswer(gzipSync(Buffer.alloc(21 * 1024 * 1024))), hosts))).toBe('FEED_TOO_LARGE');
});

test('an index is walked, each page given once, foreign ones as notes', async () => {
  await using server = await serve((origin) => ({
    '/sitemap.xml': { body: index(`${origin}/one.xml`, `${origin}/two.xml.gz`, `${origin}/one.xml`) },
    '/one.xml': { body: urlset(`${origin}/a`, `${origin}/b`, `${origin}/a`) },
    '/two.xml.gz': { body: gzipSync(urlset(`${origin}/b`, `${origin}/c`, 'https://elsewhere.invalid/d')) },
  }));
  const pages = await gather(readSitemap(createPlainHttpClient(), `${server.origin}/sitemap.xml`));
  const places = pages.map(({ records }) => records.map(({ ok, place }) => [ok, place.replace(server.origin, '')]));
  expect(places).toEqual([
    [
      [true, '/a'],
      [true, '/b'],
    ],
    [
      [true, '/c'],
      [false, 'https://elsewhere.invalid/d'],
    ],
  ]);
  expect(server.requests).toHaveLength(3);
});

test('pages of an allowed further host are given', async () => {
  await using server = await serve(() => ({ '/sitemap.xml': { body: urlset('https://www.site.invalid/a') } }));
  const client = createPlainHttpClient();
  const pages = await gather(
    readSitemap(client, `${server.origin}/sitemap.xml`, { allowedHosts: ['www.site.invalid'] }),
  );
  expect(pages.flatMap(({ records }) => records.map(({ ok }) => ok))).toEqual([true]);
});

// An index that takes the newest page's date for its sitemap's says nothing when a page leaves.
test('every sitemap is asked for, whatever the dates of the index say', async () => {
  await using server = await serve((origin) => ({
    '/sitemap.xml': {
      body: index(`${origin}/one.xml`).replace('</loc>', '</loc><lastmod>2024-05-10T09:30:00+01:00</lastmod>'),
    },
    '/one.xml': { body: urlset() },
  }));
  const plain = createPlainHttpClient();
  const asked: GetOptions[] = [];
  const client = {
    ...plain,
    get: (url: string, options: GetOptions = {}) => {
      asked.push(options);
      return plain.get(url, options);
    },
  };
  await gather(readSitemap(client, `${server.origin}/sitemap.xml`));
  expect(asked.map(({ unchangedSince }) => unchangedSince)).toEqual([undefined, undefined]);
});

test.each<[string, (origin: string) => Record<string, Route>, FeedError['code']]>([
  ['itself', (origin) => ({ '/sitemap.xml': { body: index(`${origin}/sitemap.xml`) } }), 'FEED_MALFORMED'],
  [
    'each other',
    (origin) => ({
      '/sitemap.xml': { body: index(`${origin}/b.xml`) },
      '/b.xml': { body: index(`${origin}/sitemap.xml`) },
    }),
    'FEED_MALFORMED',
  ],
  [
    'another host',
    () => ({ '/sitemap.xml': { body: index('https://elsewhere.invalid/s.xml') } }),
    'FEED_FORBIDDEN_ADDRESS',
  ],
  ['a sitemap that is gone', (origin) => ({ '/sitemap.xml': { body: index(`${origin}/gone.xml`) } }), 'FEED_STATUS'],
  [
    'ever deeper indexes',
    (origin) => ({
      '/sitemap.xml': { body: index(`${origin}/1`) },
      '/1': { body: index(`${origin}/2`) },
      '/2': { body: index(`${origin}/3`) },
      '/3': { body: index(`${origin}/4`) },
    }),
    'FEED_TOO_LARGE',
  ],
])('an index that leads to %s is an error', async (_, routes, code) => {
  await using server = await serve(routes);
  expect(await codeOfWalk(readSitemap(createPlainHttpClient(), `${server.origin}/sitemap.xml`))).toBe(code);
});

test('indexes three deep are read', async () => {
  await using server = await serve((origin) => ({
    '/sitemap.xml': { body: index(`${origin}/1`) },
    '/1': { body: index(`${origin}/2`) },
    '/2': { body: index(`${origin}/3`) },
    '/3': { body: urlset(`${origin}/a`) },
  }));
  const pages = await gather(readSitemap(createPlainHttpClient(), `${server.origin}/sitemap.xml`));
  expect(pages.flatMap(({ records }) => records)).toHaveLength(1);
});

test('more sitemaps or pages than allowed are refused', async () => {
  await using server = await serve((origin) => ({
    '/sitemap.xml': { body: index(`${origin}/one.xml`) },
    '/one.xml': { body: urlset(`${origin}/a`, `${origin}/b`) },
  }));
  const client = createPlainHttpClient();
  const url = `${server.origin}/sitemap.xml`;
  expect(await codeOfWalk(readSitemap(client, url, { maxPages: 1 }))).toBe('FEED_TOO_LARGE');
  expect(await codeOfWalk(readSitemap(client, url, { maxRecords: 1 }))).toBe('FEED_TOO_LARGE');
});

test('a damaged sitemap gives records, notes or a FeedError', () => {
  const count = (bytes: Uint8Array): number => {
    const sitemap = parseSitemap(toAnswer(bytes), hosts);
    return sitemap.kind === 'index' ? sitemap.sitemaps.length : sitemap.records.length;
  };
  checkDamage(Buffer.from(good), count);
  checkDamage(gzipSync(good), count);
  expect(() => count(Buffer.from('x'))).toThrow(FeedError);
});
