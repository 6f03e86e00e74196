import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { bundled, getText, useSandbox } from './sandbox-under-test.ts';

const sandbox = useSandbox();

type Node = Readonly<Record<string, unknown>>;

interface Page {
  readonly address: string;
  readonly redirected: boolean;
  readonly canonical: string;
  readonly headings: readonly string[];
  readonly scripts: readonly unknown[];
  readonly nodes: readonly Node[];
  readonly contentType: string;
}

async function listAddresses(): Promise<string[]> {
  const origin = sandbox.get().urls.ietFaraday;
  const robots = await getText(`${origin}/robots.txt`);
  const index = load(await getText(/^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? ''), { xml: true });
  const sitemaps = index('sitemap > loc').toArray();
  const addresses: string[] = [];
  for (const sitemap of sitemaps) {
    const urlset = load(await getText(index(sitemap).text()), { xml: true });
    expect(urlset('url > lastmod').length).toBe(urlset('url').length);
    addresses.push(
      ...urlset('url > loc')
        .toArray()
        .map((loc) => urlset(loc).text()),
    );
  }
  return addresses;
}

async function readPage(address: string): Promise<Page> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const contentType = answer.headers.get('content-type') ?? '';
  const charset =
    /charset=([\w-]+)/.exec(contentType)?.[1] ??
    /<meta charset="([\w-]+)"/.exec(new TextDecoder('latin1').decode(bytes))?.[1];
  const $ = load(new TextDecoder(charset ?? 'utf-8').decode(bytes));
  const scripts: unknown[] = $('script[type="application/ld+json"]')
    .toArray()
    .map((script) => JSON.parse($(script).text()));
  const nodes = scripts
    .flat()
    .flatMap((value) => ('@graph' in (value as Node) ? ((value as Node)['@graph'] as Node[]) : [value as Node]))
    .filter((node) => node['@type'] !== 'WebSite');
  return {
    address,
    redirected: answer.redirected,
    canonical: $('link[rel=canonical]').attr('href') ?? '',
    headings: $('h1, h2')
      .toArray()
      .map((heading) => $(heading).text()),
    scripts,
    nodes,
    contentType,
  };
}

test('every record is on exactly one page of the sitemap, under its real address', async () => {
  const pages = await Promise.all((await listAddresses()).map(readPage));
  const served = pages.flatMap((page) => page.headings.map((title) => `${page.canonical} ${title}`));
  const expected = bundled.items('iet-faraday').map((row) => `${row.url} ${row.title}`);
  expect(served.sort()).toEqual(expected.sort());
  expect(new Set(pages.map((page) => page.canonical)).size).toBe(pages.length);

  const structured = pages.filter((page) => page.nodes.length > 0);
  expect(structured.flatMap((page) => page.nodes.map((node) => node.name)).sort()).toEqual(
    structured.flatMap((page) => page.headings).sort(),
  );
  const plain = pages.filter((page) => page.nodes.length === 0);
  expect(plain.length).toBeGreaterThan(0);
  expect(plain.length).toBeLessThan(6);
});

test('the site has the oddities of real ones: forms of JSON-LD, encodings, old addresses', async () => {
  const pages = await Promise.all((await listAddresses()).map(readPage));
  const forms = new Set(
    pages
      .filter((page) => page.scripts.length > 0)
      .map(({ scripts: [first, ...more] }) =>
        more.length > 0 ? 'several' : Array.isArray(first) ? 'array' : '@graph' in (first as Node) ? 'graph' : 'object',
      ),
  );
  expect(forms).toEqual(new Set(['several', 'array', 'graph', 'object']));
  expect(new Set(pages.map((page) => page.contentType))).toEqual(
    new Set(['text/html; charset=utf-8', 'text/html; charset=windows-1252', 'text/html']),
  );
  expect(pages.filter((page) => page.redirected).length).toBeGreaterThan(0);
  const subjects = pages.flatMap((page) => page.nodes.map((node) => node.about)).filter((about) => about !== undefined);
  const shapes = new Set(
    subjects.map((about) => (Array.isArray(about) ? `array of ${typeof about[0]}` : typeof about)),
  );
  expect(shapes).toEqual(new Set(['array of object', 'array of string', 'string']));
});

test('a dated challenge day carries its moved date, ages and place', async () => {
  const page = await readPage(
    `${sandbox.get().urls.ietFaraday}/pages/shiplake.org.uk/news/2019-11-28/stem-faraday-challenge-success`,
  );
  // 26 November 2019 was a Tuesday.
  const [node] = page.nodes;
  expect(node).toMatchObject({ typicalAgeRange: '12-13', datePublished: '2019-11-28' });
  expect(String(node?.startDate)).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(new Date(`${String(node?.startDate)}T00:00:00Z`).getUTCDay()).toBe(2);
  expect(await getText(page.address)).toContain('sample dates');
});

test('an old address answers 301 and never leads to another host', async () => {
  const origin = sandbox.get().urls.ietFaraday;
  const old = await fetch(`${origin}/old/pages/theiet.org/santa`, { redirect: 'manual' });
  expect([old.status, old.headers.get('location')]).toEqual([301, '/pages/theiet.org/santa']);
  const evil = await fetch(`${origin}/old//evil.invalid/`, { redirect: 'manual' });
  expect(evil.headers.get('location')).toBe('/evil.invalid/');
});

test('what is not there is 404', async () => {
  const origin = sandbox.get().urls.ietFaraday;
  for (const path of ['/pages/nothing', '/sitemaps/pages-99.xml', '/sitemaps/other.xml']) {
    expect((await fetch(origin + path)).status).toBe(404);
  }
});
