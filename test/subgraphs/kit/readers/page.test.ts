import { expect, test } from 'vitest';
import { parsePage } from '../../../../subgraphs/kit/readers/page.ts';
import { checkDamage, readFixture, toAnswer } from '../../../support/reader-input.ts';

const html = { 'content-type': 'text/html' };

test('a page gives its address, head and every JSON-LD node, and says which block was broken', () => {
  expect(parsePage(toAnswer(readFixture('page.html'), html))).toEqual({
    ok: true,
    place: 'https://feed.invalid/document',
    record: {
      canonicalUrl: 'https://feed.invalid/secondary/teaching-resources/designing-an-ergonomic-product/',
      baseUrl: 'https://feed.invalid/secondary/',
      title: 'Designing an ergonomic product',
      description: 'A design brief about & for people.',
      jsonLd: [
        { '@context': 'https://schema.org', '@type': 'LearningResource', name: 'Designing an ergonomic product' },
        {
          '@type': 'schema:Course',
          name: 'Ergonomics',
          hasCourseInstance: [{ '@type': 'CourseInstance', startDate: '2026-12-01' }],
        },
        { '@type': ['http://schema.org/Event', 'schema:EducationEvent'] },
        { '@type': 'WebPage' },
      ],
      openGraph: {
        'og:title': ['Designing an ergonomic product'],
        'og:image': ['one.png', 'two.png'],
        'og:type': ['article'],
      },
      lang: 'en-GB',
      fallback: false,
      problems: [`JSON-LD block 3: expected JSON, got text that starts '{"@type":"Broken",}'`],
    },
  });
});

test('a page without JSON-LD falls back to canonical link, OpenGraph and heading, and says so', () => {
  const page = `<link rel=canonical href=/a><meta property=og:description content=Short><h1>Heading</h1><title>Title</title>`;
  expect(parsePage(toAnswer(page, html))).toEqual({
    ok: true,
    place: 'https://feed.invalid/document',
    record: {
      canonicalUrl: 'https://feed.invalid/a',
      baseUrl: 'https://feed.invalid/document',
      title: 'Heading',
      description: 'Short',
      jsonLd: [],
      openGraph: { 'og:description': ['Short'] },
      lang: null,
      fallback: true,
      problems: [],
    },
  });
});

test('a page that says nothing has its own address and no title', () => {
  const read = parsePage(toAnswer('<p>Hello</p>'));
  expect(read.ok && [read.record.canonicalUrl, read.record.title, read.record.fallback]).toEqual([
    'https://feed.invalid/document',
    null,
    true,
  ]);
});

test('addresses that are not of the web are not taken', () => {
  const read = parsePage(toAnswer('<base href="javascript:x"><link rel=canonical href="javascript:alert(1)">', html));
  expect(read.ok && [read.record.canonicalUrl, read.record.baseUrl]).toEqual([
    'https://feed.invalid/document',
    'https://feed.invalid/document',
  ]);
});

test('a page declares its encoding', () => {
  const bytes = Buffer.from('<meta charset=iso-8859-1><h1>Café £5</h1>', 'latin1');
  const read = parsePage(toAnswer(bytes));
  expect(read.ok && read.record.title).toBe('Café £5');
});

test('an answer that is no HTML is a note', () => {
  expect(parsePage(toAnswer('%PDF-1.7', { 'content-type': 'application/pdf' }))).toEqual({
    ok: false,
    place: 'https://feed.invalid/document',
    problem: 'expected an HTML page, got application/pdf',
    sample: '',
  });
});

test.each([
  ['nested deep', '<div>'.repeat(15_000)],
  ['nested deep and closed wrongly', `${'<div>'.repeat(15_000)}${'</i>'.repeat(15_000)}`],
  [
    'of formatting that spills over',
    `${Array.from({ length: 3_000 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(3_000)}`,
  ],
  ['of millions of elements', '<b>'.repeat(2_000_000)],
])('a page %s is noted before it takes long', (_, text) => {
  expect(parsePage(toAnswer(`<h1>Title</h1>${text}`, html))).toMatchObject({
    ok: false,
    problem: 'expected HTML of a size and depth for people',
  });
});

test('a long page is read', () => {
  const read = parsePage(toAnswer(`<h1>Long</h1>${'<p>x</p>'.repeat(15_000)}`, html));
  expect(read.ok && read.record.title).toBe('Long');
});

test('JSON-LD nested without end is a problem of its block', () => {
  const nested = `<script type="application/ld+json">${'['.repeat(100_000)}</script><h1>x</h1>`;
  const read = parsePage(toAnswer(nested, html));
  expect(read.ok && [read.record.title, read.record.problems]).toEqual([
    'x',
    ['JSON-LD block 1: expected JSON nested at most 64 deep, and it is deeper'],
  ]);
});

test('a damaged page gives a record or a note', () => {
  checkDamage(readFixture('page.html'), (bytes) => parsePage(toAnswer(bytes, html)).place.length);
});

// Each took quadratic time, or memory, before.
test.for([
  ['before a script', `${' '.repeat(500_000)}{"name":"x"}`],
  ['within a script', `{"name":${' '.repeat(500_000)}"x"}`],
  ['after a script', `{"name":"x"}${'\n'.repeat(500_000)}//${' '.repeat(50)}-->`],
])('half a million blanks %s are passed over at once', { timeout: 5_000 }, ([, script]) => {
  const read = parsePage(toAnswer(`<script type="application/ld+json">${script}</script>`, html));
  expect(read.ok && [read.record.jsonLd, read.record.problems]).toEqual([[{ name: 'x' }], []]);
});

test('headings within headings do not hold their text hundreds of times over', { timeout: 5_000 }, () => {
  const blanks = ' '.repeat(2_000_000);
  const read = parsePage(toAnswer(`<title>Bridges</title>${'<h1>'.repeat(450)}${blanks}`, html));
  expect(read.ok && read.record.title).toBe('Bridges');
});

test('a page that lists whole things gives each of them, and none that has a page of its own', () => {
  const item = (name: string, more: object) => ({ '@type': 'Course', name, ...more });
  const listed = [
    { '@type': 'ListItem', position: 1, item: item('Circuits', { url: '/document#circuits' }) },
    { '@type': 'ListItem', position: 2, item: item('Motors', {}) },
    { '@type': 'ListItem', position: 3, item: item('Elsewhere', { url: '/courses/elsewhere' }) },
    { '@type': 'ListItem', position: 4, url: '/courses/4', name: 'A link' },
    item('Bare', {}),
  ];
  const crumbs = { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', item: item('Home', {}) }] };
  const list = { '@type': 'http://schema.org/ItemList', itemListElement: listed };
  const page = `<script type="application/ld+json">${JSON.stringify({ '@graph': [list, crumbs] })}</script>`;
  const read = parsePage(toAnswer(page, html));
  const names = read.ok ? read.record.jsonLd.map((node) => node.name ?? node['@type']) : read;
  expect(names).toEqual(['http://schema.org/ItemList', 'Circuits', 'Motors', 'Bare', 'BreadcrumbList']);
});
