// How the site is walked: where its sitemaps are, which pages are asked for again, and what one page's trouble means for
// the others. All through the real client, over real HTTP.
import { expect, test } from 'vitest';
import type { HarvestOutcome } from '../../../subgraphs/kit/harvest/harvest-feed.ts';
import { createHttpClient, type HttpClientOptions } from '../../../subgraphs/kit/http/create-http-client.ts';
import type { HttpClient } from '../../../subgraphs/kit/http/http-client.ts';
import { type Reply, type Route, serve } from '../../support/serve.ts';
import { gatherFailure, gatherSite, NOW, toSitemapRoute } from './harvest-fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function openClient(origin: string, options: Partial<HttpClientOptions> = {}): HttpClient & AsyncDisposable {
  const client = createHttpClient({
    userAgent: 'Signpost/0.0.0',
    contact: 'https://signpost.invalid/contact',
    allowedHosts: [new URL(origin).host],
    storePath: null,
    tries: 1,
    backoffMs: 1,
    ...options,
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

function toPage(name: string, head = ''): Reply {
  const node = JSON.stringify({ '@type': 'LearningResource', name });
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', etag: `"${name}"`, date: NOW.toUTCString() },
    body: `<!doctype html><head>${head}<script type="application/ld+json">${node}</script></head>`,
  };
}

const paths = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `/pages/${index}`);
const toPages = (all: readonly string[]): Record<string, Route> =>
  Object.fromEntries(all.map((path) => [path, toPage(path)]));
const titlesOf = (outcomes: readonly HarvestOutcome[]): readonly string[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'kept' ? [outcome.item.title] : []));

test('pages come in the order of the sitemap, whichever answers first', async () => {
  await using server = await serve(() => ({ '/sitemap.xml': toSitemapRoute(paths(12)), ...toPages(paths(12)) }));
  await using client = openClient(server.origin);
  expect(titlesOf(await gatherSite(server.origin, client))).toEqual(paths(12));
});

test('the sitemaps that robots.txt names are read, and those of other hosts are not', async () => {
  await using server = await serve((origin) => ({
    '/robots.txt': {
      body: `Sitemap: ${origin}/one.xml\nSitemap: https://elsewhere.invalid/two.xml\nSitemap: ${origin}/three.xml`,
    },
    '/one.xml': toSitemapRoute(['/pages/0', '/pages/1']),
    '/three.xml': toSitemapRoute(['/pages/1', '/pages/2']),
    ...toPages(paths(3)),
  }));
  await using client = openClient(server.origin);
  expect(titlesOf(await gatherSite(server.origin, client))).toEqual(paths(3));
});

test('a page whose lastmod has not moved is not asked for again', async () => {
  const lastmod = new Date(NOW.getTime() - DAY_MS).toISOString();
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute([['/pages/0', lastmod], '/pages/1']),
    ...toPages(paths(2)),
  }));
  await using client = openClient(server.origin);
  await gatherSite(server.origin, client);
  await gatherSite(server.origin, client);
  const asked = server.requests.map(({ target }) => target).filter((target) => target.startsWith('/pages/'));
  expect(asked.toSorted()).toEqual(['/pages/0', '/pages/1', '/pages/1']);
});

test('a lastmod is believed for a week, so that pages edited or gone without it are noticed', async () => {
  const storedAt = new Date(NOW.getTime() - 8 * DAY_MS).toUTCString();
  let isGone = false;
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute([['/pages/0', '2020-01-01'], '/pages/1']),
    '/pages/0': () => (isGone ? { status: 410 } : { ...toPage('/pages/0'), headers: { date: storedAt, etag: '"0"' } }),
    '/pages/1': toPage('/pages/1'),
  }));
  await using client = openClient(server.origin);
  expect(titlesOf(await gatherSite(server.origin, client))).toEqual(['/pages/0', '/pages/1']);
  isGone = true;
  expect(await gatherSite(server.origin, client)).toHaveLength(1);
});

test.each([404, 410])('a page that answers %i is no record', async (status) => {
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(paths(2)),
    '/pages/0': { status },
    '/pages/1': toPage('/pages/1'),
  }));
  await using client = openClient(server.origin);
  expect(await gatherSite(server.origin, client)).toMatchObject([{ kind: 'kept' }]);
});

test('old addresses stay known where they redirect for good, and the canonical address is the identity', async () => {
  const canonical = '<link rel="canonical" href="/new/kites">';
  const sites = (listed: string, status: number) => (): Record<string, Route> => ({
    '/sitemap.xml': toSitemapRoute([listed]),
    '/old/kites': { status, headers: { location: '/new/kites?from=old' } },
    '/new/kites': toPage('Kites', canonical),
  });
  const gather = async (listed: string, status: number) => {
    await using server = await serve(sites(listed, status));
    await using client = openClient(server.origin);
    const [outcome] = await gatherSite(server.origin, client);
    if (outcome?.kind !== 'kept') throw new Error('expected an item');
    const { url, otherUrls } = outcome.item;
    return [url, ...otherUrls].map((address) => address.replace(server.origin, ''));
  };
  expect(await gather('/new/kites', 301)).toEqual(['/new/kites']);
  expect(await gather('/old/kites', 301)).toEqual(['/new/kites', '/old/kites', '/new/kites?from=old']);
  expect(await gather('/old/kites', 302)).toEqual(['/new/kites', '/new/kites?from=old']);
});

test('a page that does not answer is a rejection that keeps what was last read from it', async () => {
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(paths(3)),
    ...toPages(paths(3)),
    '/pages/1': { status: 500 },
  }));
  await using client = openClient(server.origin);
  const outcomes = await gatherSite(server.origin, client);
  const address = `${server.origin}/pages/1`;
  expect(outcomes).toMatchObject([
    { kind: 'kept', part: `${server.origin}/pages/0`, item: { title: '/pages/0' } },
    { kind: 'rejected', unreadPart: address },
    { kind: 'kept', part: `${server.origin}/pages/2`, item: { title: '/pages/2' } },
  ]);
  expect(outcomes[1]).toEqual({
    kind: 'rejected',
    rejection: {
      code: 'MALFORMED_RECORD',
      field: null,
      value: null,
      recordId: address,
      message: `expected a status of 2xx, got 500 from ${address}`,
    },
    unreadPart: address,
  });
});

test('what is no page is a rejection, and nothing is kept for it', async () => {
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(['/pages/0', '/file.pdf']),
    ...toPages(paths(1)),
    '/file.pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
  }));
  await using client = openClient(server.origin);
  const [, outcome] = await gatherSite(server.origin, client);
  expect(outcome).toEqual({
    kind: 'rejected',
    rejection: {
      code: 'MALFORMED_RECORD',
      field: null,
      value: null,
      recordId: `${server.origin}/file.pdf`,
      message: 'expected an HTML page, got application/pdf',
    },
  });
});

test('an address that the site cannot mean is a rejection', async () => {
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(['/pages/0', 'https://elsewhere.invalid/x', 'ftp://elsewhere.invalid/y']),
    ...toPages(paths(1)),
  }));
  await using client = openClient(server.origin);
  const outcomes = await gatherSite(server.origin, client);
  expect(outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.rejection.message : outcome.kind))).toEqual([
    'expected a page at the host of its sitemap',
    'expected an absolute http(s) address',
    'kept',
  ]);
});

test('the feed fails when the JSON-LD of every page is broken', async () => {
  const broken: Route = {
    headers: { 'content-type': 'text/html' },
    body: '<h1>A title</h1><script type="application/ld+json">{"@type": "Event", </script>',
  };
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(paths(3)),
    ...Object.fromEntries(paths(3).map((path) => [path, broken])),
  }));
  await using client = openClient(server.origin);
  expect(await gatherFailure(server.origin, client)).toBe('FEED_INCOMPLETE');
});

test('a page that robots.txt forbids is a rejection and not asked for', async () => {
  await using server = await serve(() => ({
    '/robots.txt': { body: 'User-agent: *\nDisallow: /pages/1' },
    '/sitemap.xml': toSitemapRoute(paths(2)),
    ...toPages(paths(2)),
  }));
  await using client = openClient(server.origin);
  expect(await gatherSite(server.origin, client)).toMatchObject([
    { kind: 'kept' },
    { kind: 'rejected', rejection: { code: 'NOT_PUBLISHED', recordId: `${server.origin}/pages/1` } },
  ]);
  expect(server.requests.map(({ target }) => target)).not.toContain('/pages/1');
});

test('a sitemap that lists no page of the site fails', async () => {
  await using server = await serve(() => ({
    '/sitemap.xml': {
      body: '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://elsewhere.invalid/x</loc></url><url><loc>/relative</loc></url></urlset>',
    },
  }));
  await using client = openClient(server.origin);
  expect(await gatherFailure(server.origin, client)).toBe('FEED_INCOMPLETE');
});

test.each<[string, number, number]>([
  ['every page of a small site', 1, 1],
  ['two pages of twenty', 20, 2],
  ['three pages of forty', 40, 3],
])('the feed fails when %s cannot be read', async (_what, count, broken) => {
  await using server = await serve(() => ({
    '/sitemap.xml': toSitemapRoute(paths(count)),
    ...toPages(paths(count).slice(broken)),
    ...Object.fromEntries(paths(broken).map((path) => [path, { status: 503 }])),
  }));
  await using client = openClient(server.origin);
  expect(await gatherFailure(server.origin, client)).toBe('FEED_INCOMPLETE');
});

test('a site without sitemaps fails', async () => {
  await using server = await serve(() => toPages(paths(2)));
  await using client = openClient(server.origin);
  expect(await gatherFailure(server.origin, client)).toBe('FEED_STATUS');
});
