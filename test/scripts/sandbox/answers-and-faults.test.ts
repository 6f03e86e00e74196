import { afterEach, expect, test } from 'vitest';
import type { FaultInput } from '../../../scripts/sandbox/faults.ts';
import { getJson, useSandbox } from './sandbox-under-test.ts';

const sandbox = useSandbox();
afterEach(() => sandbox.get().clearFaults());

async function post(fault: unknown): Promise<Response> {
  return fetch(`${sandbox.get().urls.control}/_faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

test('every kind of feed has validators and answers 304 to either', async () => {
  const { urls } = sandbox.get();
  const addresses = [
    `${urls.stemLearning}/jsonapi/node/resource`,
    `${urls.ietFaraday}/sitemap.xml`,
    `${urls.ietFaraday}/sitemaps/pages-1.xml`,
    `${urls.ietFaraday}/pages/theiet.org/santa`,
    `${urls.raeng}/feed.atom`,
    `${urls.raeng}/feed.rss`,
    `${urls.localHubs}/hubs.csv`,
    `${urls.localHubs}/hubs/national/programme.csv`,
  ];
  for (const address of addresses) {
    const first = await fetch(address);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('x-sample-dates')).toContain('sample dates');
    const body = await first.text();

    const byTag = await fetch(address, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect([byTag.status, await byTag.text(), byTag.headers.get('etag')]).toEqual([304, '', etag]);
    const byDate = await fetch(address, { headers: { 'if-modified-since': modified } });
    expect(byDate.status).toBe(304);
    const stale = await fetch(address, { headers: { 'if-none-match': '"other"', 'if-modified-since': modified } });
    expect([stale.status, await stale.text()]).toEqual([200, body]);
  }
});

test('the control server tells what is served', async () => {
  const { urls, records } = sandbox.get();
  expect(await getJson(urls.control)).toMatchObject({ urls, records, faults: [] });
  expect(records).toEqual({ 'stem-learning': 372, 'iet-faraday': 102, raeng: 76, hubs: 223, 'hub-items': 127 });
});

test('faults are listed with the requests left, and cleared', async () => {
  const { urls } = sandbox.get();
  const fault = { partner: 'raeng', kind: 'status', code: 503, retryAfter: 7, times: 2 };
  expect((await post(fault)).status).toBe(201);
  const first = await fetch(`${urls.raeng}/feed.atom`);
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '7']);
  expect(await getJson(`${urls.control}/_faults`)).toEqual([{ ...fault, times: 1 }]);
  expect((await fetch(`${urls.raeng}/feed.atom`)).status).toBe(503);
  expect((await fetch(`${urls.raeng}/feed.atom`)).status).toBe(200);
  expect(await getJson(`${urls.control}/_faults`)).toEqual([]);

  await post({ partner: 'raeng', kind: 'status', code: 500 });
  expect((await fetch(`${urls.control}/_faults`, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(`${urls.raeng}/feed.atom`)).status).toBe(200);
});

test.each([
  [{ partner: 'nobody', kind: 'never' }, 'partner'],
  [{ partner: 'raeng', kind: 'explode' }, 'kind'],
  [{ partner: 'raeng', kind: 'status', code: 200 }, 'code'],
  [{ partner: 'raeng', kind: 'delay', ms: 5 }, 'delayMs'],
  [{ partner: 'raeng', kind: 'empty', path: 'feed' }, 'path'],
  [{ partner: 'raeng', kind: 'truncate', share: 1 }, 'share'],
])('the fault %j is refused with the field at fault', async (fault, field) => {
  const answer = await post(fault);
  expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
    400,
    expect.stringContaining(field),
  ]);
});

test('a fault meets only its partner and its path', async () => {
  const { urls } = sandbox.get();
  sandbox.get().addFault({ partner: 'raeng', kind: 'status', code: 410, path: '/feed.atom?page=2' });
  const statuses = await Promise.all(
    [`${urls.raeng}/feed.atom?page=2`, `${urls.raeng}/feed.atom`, `${urls.localHubs}/hubs.csv`].map(
      async (address) => (await fetch(address)).status,
    ),
  );
  expect(statuses).toEqual([410, 200, 200]);
});

const listings = async (fault: FaultInput) => {
  sandbox.get().addFault(fault);
  const url = `${sandbox.get().urls.stemLearning}/jsonapi/node/collection`;
  const page = await getJson<{ data: { id: string }[]; meta: { count: number } }>(url);
  return { listed: page.data.length, distinct: new Set(page.data.map(({ id }) => id)).size, stated: page.meta.count };
};

test('a listing can be empty, halved with either total, or hold the same ids twice', async () => {
  const partner = 'stem-learning';
  expect(await listings({ partner, kind: 'empty', times: 1 })).toEqual({ listed: 0, distinct: 0, stated: 0 });
  expect(await listings({ partner, kind: 'half', times: 1 })).toEqual({ listed: 20, distinct: 20, stated: 40 });
  expect(await listings({ partner, kind: 'half', statedTotal: 'true', times: 1 })).toEqual({
    listed: 20,
    distinct: 20,
    stated: 20,
  });
  expect(await listings({ partner, kind: 'duplicateIds', times: 1 })).toEqual({ listed: 44, distinct: 40, stated: 44 });
});

test('an empty feed is well formed in every format', async () => {
  const { urls } = sandbox.get();
  for (const partner of ['iet-faraday', 'raeng', 'local-hubs'] as const)
    sandbox.get().addFault({ partner, kind: 'empty' });
  const texts = await Promise.all(
    [`${urls.ietFaraday}/sitemaps/pages-1.xml`, `${urls.raeng}/feed.atom`, `${urls.localHubs}/hubs.csv`].map(
      async (address) => (await fetch(address)).text(),
    ),
  );
  expect(texts[0]).toMatch(/<urlset [^>]*>\n<\/urlset>\n$/);
  expect(texts[1]).not.toContain('<entry>');
  expect(texts[1]).toMatch(/<\/feed>\n$/);
  expect(texts[2]?.split('\r\n')).toHaveLength(2);
});

test('a malformed answer is whole on the wire and cannot be parsed', async () => {
  sandbox.get().addFault({ partner: 'stem-learning', kind: 'malformed' });
  const answer = await fetch(`${sandbox.get().urls.stemLearning}/jsonapi/node/collection`);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('a truncated answer breaks off before its stated length', async () => {
  sandbox.get().addFault({ partner: 'raeng', kind: 'truncate', share: 0.25 });
  const answer = await fetch(`${sandbox.get().urls.raeng}/feed.atom`);
  expect(answer.status).toBe(200);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(1000);
  await expect(answer.text()).rejects.toThrow('terminated');
});

test('a delayed answer comes, and one that never comes ends when the asker gives up', async () => {
  const { urls } = sandbox.get();
  sandbox.get().addFault({ partner: 'raeng', kind: 'delay', delayMs: 120, times: 1 });
  const before = performance.now();
  expect((await fetch(`${urls.raeng}/robots.txt`)).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(118);

  sandbox.get().addFault({ partner: 'raeng', kind: 'never' });
  await expect(fetch(`${urls.raeng}/robots.txt`, { signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout');
});
