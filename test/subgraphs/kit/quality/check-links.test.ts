// Addresses are asked for over real HTTP, within the limit, and what was found out is kept.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient } from '../../../../subgraphs/kit/http/create-http-client.ts';
import type { HttpClient } from '../../../../subgraphs/kit/http/http-client.ts';
import { checkLinks, chooseLinks } from '../../../../subgraphs/kit/quality/check-links.ts';
import { type LinkBook, openLinkBook } from '../../../../subgraphs/kit/quality/link-book.ts';
import { serve } from '../../../support/serve.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let book: LinkBook;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  book = openLinkBook(`${folder.path}/links.sqlite`);
});

afterEach(async () => {
  book.close();
  await folder.remove();
});

function createClient(origin: string): HttpClient {
  return createHttpClient({
    userAgent: 'Signpost/0.0.0',
    contact: 'https://signpost.invalid/contact',
    allowedHosts: [new URL(origin).host],
    storePath: null,
    concurrencyPerHost: 1,
    tries: 1,
    maxBodyBytes: 1_000,
  });
}

async function check(origin: string, urls: readonly string[], signal = new AbortController().signal) {
  const client = createClient(origin);
  try {
    const records = await checkLinks({ client, book, urls, now: () => NOW, signal });
    return records.map(({ url, verdict, status, reason }) => [url.replace(origin, ''), verdict, status, reason]);
  } finally {
    await client.close();
  }
}

test('each answer is judged by what it says of the page', async () => {
  await using server = await serve((origin) => ({
    '/robots.txt': { body: 'User-agent: *\nDisallow: /private' },
    '/page': { headers: { 'content-encoding': 'gzip' } },
    '/moved': { status: 301, headers: { location: '/page' } },
    '/large': { body: 'x'.repeat(5_000) },
    '/login': { status: 401 },
    '/elsewhere': { status: 302, headers: { location: origin.replace('127.0.0.1', '10.0.0.1') } },
  }));
  const { origin } = server;
  const paths = ['/page', '/moved', '/large', '/gone', '/login', '/private/page', '/elsewhere'];
  expect(
    await check(
      origin,
      paths.map((path) => `${origin}${path}`),
    ),
  ).toEqual([
    ['/page', 'alive', 200, 'answered 200'],
    ['/moved', 'alive', 200, 'answered 200'],
    ['/large', 'alive', 200, 'answered 200'],
    ['/gone', 'missed', 404, 'answered 404'],
    ['/login', 'unclear', 401, 'answered 401'],
    ['/private/page', 'unclear', null, 'robots.txt keeps us out'],
    ['/elsewhere', 'unclear', null, 'not asked: not a public https address'],
  ]);
});

test('a page that answers GET alone is alive, however large', async () => {
  const methods: string[] = [];
  await using server = await serve(() => ({
    '/page': ({ method }) => {
      methods.push(method);
      return method === 'HEAD' ? { status: 405 } : { body: 'x'.repeat(5_000) };
    },
  }));
  expect(await check(server.origin, [`${server.origin}/page`])).toEqual([['/page', 'alive', null, 'answered']]);
  expect(methods).toEqual(['HEAD', 'GET']);
});

test('of a site that is down, no more than a few pages are asked for', async () => {
  let asked = 0;
  await using server = await serve(() => ({
    '/robots.txt': { status: 404 },
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `/${at}`,
        () => {
          asked += 1;
          return { status: 503 };
        },
      ]),
    ),
  }));
  const urls = Array.from({ length: 30 }, (_, at) => `${server.origin}/${at}`);
  const found = await check(server.origin, urls);
  expect(found.map(([, verdict]) => verdict)).toEqual(Array(30).fill('missed'));
  expect(asked).toBeLessThanOrEqual(6);
});

test('a run asks for no more than its limit, and the next one goes on from there', async () => {
  await using server = await serve(() => ({ '/a': {}, '/b': {}, '/c': {}, '/d': { status: 404 } }));
  const { origin } = server;
  const urls = ['/d', '/a', '/b', '/c', '/a'].map((path) => `${origin}${path}`);
  const first = chooseLinks(book, urls, 2, NOW);
  expect(first).toEqual({ chosen: [`${origin}/d`, `${origin}/a`], due: 4 });
  await check(origin, first.chosen);
  expect(chooseLinks(book, urls, 5, NOW)).toEqual({ chosen: [`${origin}/b`, `${origin}/c`], due: 2 });
  // What was missed goes first the next day.
  const tomorrow = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
  expect(chooseLinks(book, urls, 2, tomorrow).chosen).toEqual([`${origin}/d`, `${origin}/b`]);
});

test('a run that is stopped keeps what it found out', async () => {
  const stop = new AbortController();
  await using server = await serve(() => ({
    '/a': {},
    '/b': () => {
      stop.abort();
      return {};
    },
    '/c': {},
  }));
  const urls = ['/a', '/b', '/c'].map((path) => `${server.origin}${path}`);
  await check(server.origin, urls, stop.signal);
  expect(urls.map((url) => book.find(url)?.verdict)).toEqual(['alive', undefined, undefined]);
});

test('what nobody lists any more is forgotten after three months', async () => {
  await using server = await serve(() => ({ '/a': {} }));
  await check(server.origin, [`${server.origin}/a`]);
  book.forgetOld(new Date('2027-02-01T00:00:00Z'));
  expect(book.find(`${server.origin}/a`)).not.toBeNull();
  book.forgetOld(new Date('2027-03-01T00:00:00Z'));
  expect(book.find(`${server.origin}/a`)).toBeNull();
});
