import { type CheerioAPI, load } from 'cheerio';
import { expect, test } from 'vitest';
import { bundled, getText, useSandbox } from './sandbox-under-test.ts';

const sandbox = useSandbox();

async function readAll(path: string, next: string): Promise<CheerioAPI[]> {
  const pages: CheerioAPI[] = [];
  let address: string | undefined = `${sandbox.get().urls.raeng}${path}`;
  while (address !== undefined) {
    const page = load(await getText(address), { xml: true });
    pages.push(page);
    address = page(next).attr('href');
  }
  return pages;
}

test('every record is an Atom entry exactly once over four linked pages', async () => {
  const pages = await readAll('/feed.atom', 'feed > link[rel=next]');
  expect(pages.map((page) => page('feed > entry').length)).toEqual([20, 20, 20, 16]);
  const entries = pages.flatMap((page) =>
    page('feed > entry')
      .toArray()
      .map(
        (entry) =>
          `${page(entry).children('link[rel=alternate]').attr('href')} ${page(entry).children('title').text()}`,
      ),
  );
  const expected = bundled.items('raeng').map((row) => `${row.url} ${row.title}`);
  expect(entries.sort()).toEqual(expected.sort());

  const ids = pages.flatMap((page) =>
    page('entry > id')
      .toArray()
      .map((id) => page(id).text()),
  );
  expect(new Set(ids).size).toBe(76);
  expect(ids.every((id) => /^tag:raeng\.org\.uk,2026:[0-9a-f-]{36}$/.test(id))).toBe(true);
  const updated = pages.flatMap((page) =>
    page('entry > updated')
      .toArray()
      .map((moment) => page(moment).text()),
  );
  expect(updated).toEqual(updated.toSorted().reverse());
});

test('pages link to each other as RFC 5005 says', async () => {
  const page = load(await getText(`${sandbox.get().urls.raeng}/feed.atom?page=2`), { xml: true });
  const links = page('feed > link')
    .toArray()
    .map((link) => [page(link).attr('rel'), page(link).attr('href')?.replace(/^.*\?/, '')]);
  expect(links).toEqual([
    ['self', 'page=2'],
    ['first', 'page=1'],
    ['previous', 'page=1'],
    ['next', 'page=3'],
    ['last', 'page=4'],
  ]);
  for (const wrong of ['5', '0', 'x', '1&page=2']) {
    expect((await fetch(`${sandbox.get().urls.raeng}/feed.atom?page=${wrong}`)).status).toBe(404);
  }
});

test('an entry tells kind, subjects and the rest by category and extension element', async () => {
  const pages = await readAll('/feed.atom', 'feed > link[rel=next]');
  const [entry] = pages.flatMap((page) =>
    page('entry')
      .toArray()
      .filter((element) => page(element).children('title').text() === 'Lowestoft Engineering Project')
      .map((element) => ({
        categories: page(element)
          .children('category')
          .toArray()
          .map((category) => `${page(category).attr('scheme')?.split(':').at(-1)}=${page(category).attr('term')}`),
        extensions: page(element)
          .children()
          .toArray()
          .filter((child) => child.name.startsWith('s:') && child.name !== 's:startDate')
          .map((child) => `${child.name}=${page(child).text()}`),
      })),
  );
  expect(entry).toEqual({
    categories: [
      'kind=programme',
      'subject=Science',
      'subject=Engineering',
      'subject=Maths',
      'type=Programme',
      'topic=Employer links',
      'topic=Internships',
    ],
    extensions: [
      's:location=Lowestoft, Suffolk',
      's:price=Up to £50,000 a year for local schools',
      's:datePublished=2015-11',
    ],
  });
});

test('the feed says that dates are samples, holds tombstones, PDFs and all three kinds of text', async () => {
  const pages = await readAll('/feed.atom', 'feed > link[rel=next]');
  expect(pages[0]?.('feed > title').text()).toContain('sample dates');
  expect(pages.map((page) => page('at\\:deleted-entry').length)).toEqual([2, 0, 0, 0]);
  const enclosures = pages.flatMap((page) =>
    page('link[rel=enclosure]')
      .toArray()
      .map((link) => page(link).attr('type')),
  );
  expect(enclosures).toEqual(enclosures.map(() => 'application/pdf'));
  expect(enclosures).toHaveLength(3);
  const texts = new Set(
    pages.flatMap((page) =>
      page('entry > content, entry > summary')
        .toArray()
        .map((text) => page(text).attr('type')),
    ),
  );
  expect(texts).toEqual(new Set(['html', 'xhtml', 'text']));
});

test('the RSS feed holds the same records', async () => {
  const pages = await readAll('/feed.rss', 'channel > atom\\:link[rel=next]');
  const items = pages.flatMap((page) =>
    page('item')
      .toArray()
      .map((item) => `${page(item).children('link').text()} ${page(item).children('title').text()}`),
  );
  expect(items.sort()).toEqual(
    bundled
      .items('raeng')
      .map((row) => `${row.url} ${row.title}`)
      .sort(),
  );
});
