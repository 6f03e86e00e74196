import { expect, test } from 'vitest';
import { parseJsonApiPage, readJsonApi } from '../../../../subgraphs/kit/readers/json-api.ts';
import { parseJson } from '../../../../subgraphs/kit/readers/parse-json.ts';
import { createPlainHttpClient } from '../../../support/plain-http-client.ts';
import { checkDamage, codeOf, codeOfWalk, gather } from '../../../support/reader-input.ts';
import { serve } from '../../../support/serve.ts';

const url = 'https://feed.invalid/jsonapi/node/resource';
const node = (id: string, rest: object = {}): object => ({ type: 'node--resource', id, ...rest });
const document = {
  jsonapi: { version: '1.0' },
  data: [
    node('a', {
      attributes: { title: 'Electric Sausage', drupal_internal__nid: 27020, body: { processed: '<p>Charge</p>' } },
      links: { self: { href: 'https://feed.invalid/a' }, related: 'https://feed.invalid/b', gone: null },
      meta: { seen: true },
      relationships: {
        field_subjects: {
          data: [
            { type: 'term', id: '1', meta: {} },
            { type: 'term', id: '2' },
          ],
        },
        field_publisher: { data: { type: 'term', id: '1' } },
        field_nothing: { data: null },
        field_linked: { links: { related: 'https://feed.invalid/c' } },
      },
    }),
    { type: 'node--resource', attributes: { title: 'without an id' } },
    'no object',
  ],
  included: [{ type: 'term', id: '1', attributes: { name: 'Physics' } }, { broken: true }],
  links: { next: { href: 'https://feed.invalid/next' } },
  meta: {
    count: '12',
    omitted: {
      detail: 'Some resources have been omitted.',
      links: {
        help: { href: 'https://www.drupal.org/docs' },
        'item--1': { href: 'https://feed.invalid/x', meta: { rel: 'item', detail: 'not published' } },
      },
    },
  },
};

test('a page gives resources with their related resources, omitted and broken ones as notes, total and next link', () => {
  expect(parseJsonApiPage(document, url)).toEqual({
    url,
    statedTotal: 12,
    nextLink: 'https://feed.invalid/next',
    repeated: 0,
    records: [
      {
        ok: true,
        place: 'node--resource a',
        record: {
          type: 'node--resource',
          id: 'a',
          attributes: { title: 'Electric Sausage', drupal_internal__nid: 27020, body: { processed: '<p>Charge</p>' } },
          relationships: {
            field_subjects: [
              { type: 'term', id: '1', attributes: { name: 'Physics' }, included: true },
              { type: 'term', id: '2', attributes: {}, included: false },
            ],
            field_publisher: [{ type: 'term', id: '1', attributes: { name: 'Physics' }, included: true }],
            field_nothing: [],
            field_linked: [],
          },
          links: { self: 'https://feed.invalid/a', related: 'https://feed.invalid/b' },
          meta: { seen: true },
        },
      },
      {
        ok: false,
        place: `${url} data[1]`,
        problem: 'expected a resource object with type and id',
        sample: '{"type":"node--resource","attributes":{"title":"without an id"}}',
      },
      {
        ok: false,
        place: `${url} data[2]`,
        problem: 'expected a resource object with type and id',
        sample: 'no object',
      },
      {
        ok: false,
        place: 'https://feed.invalid/x',
        problem: 'expected a readable item, but the publisher omits it: not published',
        sample: '{"href":"https://feed.invalid/x","meta":{"rel":"item","detail":"not published"}}',
      },
    ],
  });
});

test('a document of errors is a refusal, with its reason', () => {
  const errors = [{ title: 'Forbidden', detail: 'No access to this collection.', status: '403' }];
  expect(() => parseJsonApiPage({ errors }, url)).toThrow('got errors: Forbidden: No access to this collection.');
  expect(codeOf(() => parseJsonApiPage({ errors: ['odd'] }, url))).toBe('FEED_REFUSED');
});

test.each([{ data: null }, { data: {} }, {}, [], 'text', null])('%j is no collection', (json) => {
  expect(codeOf(() => parseJsonApiPage(json, url))).toBe('FEED_MALFORMED');
});

test('an attribute that would change a prototype is dropped, one that only sounds so is kept', () => {
  const json = parseJson(
    '{"data":[{"type":"t","id":"1","attributes":{"__proto__":{"polluted":1},"constructor":2}}]}',
    url,
  );
  const [read] = parseJsonApiPage(json, url).records;
  expect(read?.ok && Object.keys(read.record.attributes)).toEqual(['constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('a walk follows relative and absolute next links and asks for the media type of JSON:API', async () => {
  await using server = await serve((origin) => ({
    '/list': { body: { data: [node('1')], links: { next: '/list?page=2' } } },
    '/list?page=2': { body: { data: [], links: { next: { href: `${origin}/list?page=3` } } } },
    '/list?page=3': { body: { data: [node('2')] } },
  }));
  const pages = await gather(
    readJsonApi(createPlainHttpClient(), `${server.origin}/list`, { headers: { 'x-key': 'k' } }),
  );
  expect(pages.map(({ records }) => records.map(({ place }) => place))).toEqual([
    ['node--resource 1'],
    [],
    ['node--resource 2'],
  ]);
  expect(server.requests.map(({ headers }) => [headers.accept, headers['x-key']])).toEqual(
    Array(3).fill(['application/vnd.api+json', 'k']),
  );
});

test('a resource that comes again on a later page is given once, and counted as repeated', async () => {
  await using server = await serve(() => ({
    '/list': { body: { data: [node('1'), node('2')], links: { next: '/list?page=2' } } },
    '/list?page=2': { body: { data: [node('2'), node('3')] } },
  }));
  const pages = await gather(readJsonApi(createPlainHttpClient(), `${server.origin}/list`));
  expect(pages.map(({ records, repeated }) => [records.map(({ place }) => place), repeated])).toEqual([
    [['node--resource 1', 'node--resource 2'], 0],
    [['node--resource 3'], 1],
  ]);
});

test.each([
  ['in a circle', { '/list': { body: { data: [], links: { next: '/list' } } } }, 'FEED_MALFORMED'],
  [
    'to another origin',
    { '/list': { body: { data: [], links: { next: 'https://o.invalid/' } } } },
    'FEED_FORBIDDEN_ADDRESS',
  ],
  ['to a page that is gone', { '/list': { body: { data: [], links: { next: '/gone' } } } }, 'FEED_STATUS'],
  ['to a page cut short', { '/list': { body: '{"data":[{"type":"a","id":"1"}' } }, 'FEED_MALFORMED'],
] as const)('paging that leads %s is an error', async (_, routes, code) => {
  await using server = await serve(() => routes);
  expect(await codeOfWalk(readJsonApi(createPlainHttpClient(), `${server.origin}/list`))).toBe(code);
});

test('an endless list is refused at the page limit and at the record limit', async () => {
  await using server = await serve(() => ({
    '/list': ({ target }) => {
      const page = Number(/page=(\d+)/.exec(target)?.[1] ?? 1);
      return { body: { data: [node(String(page))], links: { next: `/list?page=${page + 1}` } } };
    },
  }));
  const client = createPlainHttpClient();
  expect(await codeOfWalk(readJsonApi(client, `${server.origin}/list`, { maxPages: 5 }))).toBe('FEED_TOO_LARGE');
  expect(server.requests).toHaveLength(5);
  expect(await codeOfWalk(readJsonApi(client, `${server.origin}/list`, { maxRecords: 3 }))).toBe('FEED_TOO_LARGE');
  expect(server.requests).toHaveLength(9);
});

test('a damaged document gives records, notes or a FeedError', () => {
  checkDamage(Buffer.from(JSON.stringify(document)), (bytes) => {
    return parseJsonApiPage(parseJson(Buffer.from(bytes).toString(), url), url).records.length;
  });
});
