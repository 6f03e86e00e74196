import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.ts';
import { openTinyGateway, SILENT } from '../support/open-tiny-gateway.ts';
import { composeTinyGraph } from '../support/tiny-graph.ts';

const ON_BOTH = (fields: string): string => `... on RiverItem { ${fields} } ... on HillItem { ${fields} }`;

const OPERATIONS = {
  'a page of mixed partners': `{ search { total hits { id title item { id title ${ON_BOTH('seats')} } } } }`,
  'entities by alias': `{ a: search(first: 3) { b: hits { c: item { d: id e: title ${ON_BOTH('f: seats')} } } } }`,
  'lists in lists': '{ rivers { count items { id nested { id seats } } } hills { items(first: 1) { title } } }',
  'items that are gone': '{ items(ids: ["river:gone", "hill:1", "zzz:1"]) { id title } }',
  'an error for clients': '{ refuse hills { count } }',
  'an error not for clients': '{ crash hills { count } }',
  'an argument that makes no sense': '{ search(first: 0) { total } hills { count } }',
  'a custom scalar that makes no sense': '{ search(since: "soon") { total } hills { count } }',
} as const;

async function answers(kind: 'in-process' | 'remote', stopped?: string): Promise<Record<string, unknown>> {
  await using tiny = await openTinyGateway(kind);
  if (stopped !== undefined) await tiny.stop(stopped);
  const all: Record<string, unknown> = {};
  for (const [name, document] of Object.entries(OPERATIONS)) all[name] = await tiny.gateway.execute({ document });
  return all;
}

const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the same graph in one process and over HTTP', () => {
  test('answers alike, errors included', async () => {
    const here = await answers('in-process');
    expect(JSON.stringify(await answers('remote'))).toBe(JSON.stringify(here));
    expect(toJson(here['a page of mixed partners'])).toEqual({
      data: {
        search: {
          total: 4,
          hits: ['river:1', 'hill:1', 'river:2', 'hill:2'].map((id) => ({
            id,
            title: `Card of ${id}`,
            item: { id, title: `Title of ${id}`, seats: id.endsWith('1') ? 7 : null },
          })),
        },
      },
      errors: [
        {
          message: 'seats are not known',
          path: ['search', 'hits', 2, 'item', 'seats'],
          extensions: { code: 'SEATS_UNKNOWN', service: 'river' },
        },
        {
          message: 'seats are not known',
          path: ['search', 'hits', 3, 'item', 'seats'],
          extensions: { code: 'SEATS_UNKNOWN', service: 'hill' },
        },
      ],
    });
  });

  for (const stopped of ['finder', 'river', 'hill']) {
    test(`answers alike when ${stopped} is down`, async () => {
      const here = await answers('in-process', stopped);
      expect(JSON.stringify(await answers('remote', stopped))).toBe(JSON.stringify(here));
    });
  }
});

describe.each(['in-process', 'remote'] as const)('%s subgraphs', (kind) => {
  test('leave an empty field and an error with its name and path when one is down', async () => {
    await using tiny = await openTinyGateway(kind);
    await tiny.stop('river');
    const answer = await tiny.gateway.execute({
      document: '{ search(first: 3) { hits { id item { title } } } rivers { count } hills { count } }',
    });
    const error = {
      message: 'river is not available',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'river' },
    };
    expect(toJson(answer)).toEqual({
      data: {
        search: {
          hits: [
            { id: 'river:1', item: null },
            { id: 'hill:1', item: { title: 'Title of hill:1' } },
            { id: 'river:2', item: null },
          ],
        },
        rivers: null,
        hills: { count: 2 },
      },
      errors: [
        { ...error, path: ['rivers'] },
        { ...error, path: ['search', 'hits', 0, 'item'] },
        { ...error, path: ['search', 'hits', 2, 'item'] },
      ],
    });
  });

  test('that never answer meet the deadline, and the error names each field left empty', async () => {
    await using tiny = await openTinyGateway(kind, { fetchTimeoutMs: 100 });
    const answer = await tiny.gateway.execute({
      document:
        '{ search(first: 2) { hits { item { id ... on RiverItem { wait summary } ... on HillItem { seats } } } } }',
    });
    const error = {
      message: 'river did not answer in time',
      extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'river' },
    };
    expect(toJson(answer)).toEqual({
      data: {
        search: {
          hits: [{ item: { id: 'river:1', wait: null, summary: null } }, { item: { id: 'hill:1', seats: 7 } }],
        },
      },
      errors: [
        { ...error, path: ['search', 'hits', 0, 'item', 'summary'] },
        { ...error, path: ['search', 'hits', 0, 'item', 'wait'] },
      ],
    });
  });

  test('share one deadline over all the fetches of an operation', async () => {
    await using tiny = await openTinyGateway(kind, { operationTimeoutMs: 0 });
    const answer = await tiny.gateway.execute({ document: '{ hang hills { items { wait } } }' });
    expect(answer.data).toEqual({ hang: null, hills: null });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['hang'], 'SUBGRAPH_TIMEOUT'],
      [['hills'], 'SUBGRAPH_TIMEOUT'],
    ]);
  });

  test('are left at once when the client gives up, and the caller gets its own reason back', async () => {
    await using tiny = await openTinyGateway(kind);
    const stop = new AbortController();
    const asked = tiny.gateway.execute({ document: '{ hang }', signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});

test('one operation makes one context for each subgraph, however many fetches its plan has', async () => {
  await using tiny = await openTinyGateway('in-process');
  await tiny.gateway.execute({ document: '{ rivers { count } items(ids: ["river:1", "river:2"]) { title } }' });
  const [, river] = tiny.subgraphs;
  expect(river?.contexts).toEqual([['river:1', 'river:2']]);
});

describe('what a client learns of faults', () => {
  test.each([
    ['{ seerch { total } }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "seerch" on type "Query".'],
    ['{ search(', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    [
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
      'The document has several operations; operationName must say which to run.',
    ],
    [
      'mutation { refuse }',
      'OPERATION_RESOLUTION_FAILURE',
      'There is no mutation here: this graph can be read, and nothing else.',
    ],
    [
      'subscription { refuse }',
      'OPERATION_RESOLUTION_FAILURE',
      'There is no subscription here: this graph can be read, and nothing else.',
    ],
    ['{ crash }', 'INTERNAL_SERVER_ERROR', 'finder failed to answer this part'],
    ['{ refuse }', 'CLOSED_TODAY', 'not on a Sunday'],
  ])('%s gives %s', async (document, code, message) => {
    await using tiny = await openTinyGateway('in-process');
    const { errors } = await tiny.gateway.execute({ document });
    expect(errors.map((error) => [error.extensions?.code, error.message])).toEqual([[code, message]]);
  });

  test('holds no stack, address or file', async () => {
    await using tiny = await openTinyGateway('in-process');
    const text = JSON.stringify(await tiny.gateway.execute({ document: '{ crash }' }));
    expect(text).toBe(
      '{"data":{"crash":null},"errors":[{"message":"finder failed to answer this part","path":["crash"],' +
        '"extensions":{"code":"INTERNAL_SERVER_ERROR","service":"finder"}}]}',
    );
  });

  test('names the variable that has a wrong value', async () => {
    await using tiny = await openTinyGateway('in-process');
    const document = 'query Since($day: Day, $first: Int) { search(since: $day, first: $first) { total } }';
    const scalar = await tiny.gateway.execute({ document, variables: { day: 'soon' } });
    expect(toJson(scalar)).toEqual({
      data: { search: null },
      errors: [
        {
          message: 'Variable "$day" got invalid value "soon"; expected a day such as 2026-03-02, not "soon"',
          path: ['search'],
          extensions: { code: 'BAD_USER_INPUT', service: 'finder' },
        },
      ],
    });
    const { errors } = await tiny.gateway.execute({ document, variables: { first: 'many' } });
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  });
});

describe('the limits', () => {
  const nested = (levels: number): string => `${'nested { '.repeat(levels)}id${' }'.repeat(levels)}`;
  const bomb = Array.from({ length: 25 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);
  test.each([
    ['depth', `{ rivers { items { ${nested(20)} } } }`, 'OPERATION_TOO_LARGE'],
    ['aliases', `{ search { ${Array.from({ length: 60 }, (_, at) => `a${at}: total`)} } }`, 'OPERATION_TOO_LARGE'],
    ['root fields', `{ ${'refuse '.repeat(30)} }`, 'OPERATION_TOO_LARGE'],
    ['directives', `{ ${'... @skip(if: true) { refuse } '.repeat(60)} }`, 'OPERATION_TOO_LARGE'],
    ['a bomb of fragments', `{ ...F0 } ${bomb.join(' ')} fragment F25 on Query { refuse }`, 'OPERATION_TOO_LARGE'],
    ['tokens', `{ search { ${'total '.repeat(2_500)} } }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'introspection in circles',
      `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['cost', '{ search(first: 90000) { hits { id title } } }', 'OPERATION_TOO_COSTLY'],
  ])('on %s refuse', async (_, document, code) => {
    await using tiny = await openTinyGateway('in-process');
    const { data, errors } = await tiny.gateway.execute({ document });
    expect([data, errors[0]?.extensions?.code]).toEqual([null, code]);
    expect(tiny.subgraphs.flatMap(({ contexts }) => contexts)).toEqual([]);
  });

  test('on cost count what variables ask for', async () => {
    await using tiny = await openTinyGateway('in-process');
    const document = 'query Page($first: Int) { search(first: $first) { hits { id } } }';
    const { errors } = await tiny.gateway.execute({ document, variables: { first: 1_000_000 } });
    expect(errors).toEqual([
      {
        message: 'The answer could hold 2000001 values; at most 150000 are allowed. Ask for fewer at a time.',
        extensions: { code: 'OPERATION_TOO_COSTLY', limit: 'cost', maximum: 150_000, actual: 2_000_001 },
      },
    ]);
    expect((await tiny.gateway.execute({ document, variables: { first: 100 } })).errors).toEqual([]);
  });

  test('let the usual introspection pass', async () => {
    await using tiny = await openTinyGateway('in-process');
    const { data, errors } = await tiny.gateway.execute({ document: getIntrospectionQuery() });
    expect(errors).toEqual([]);
    expect(data).toHaveProperty('__schema.queryType.name', 'Query');
  });
});

test('a supergraph with a subgraph that nobody placed is refused by name', async () => {
  await expect(createGateway({ supergraphSdl: composeTinyGraph(), places: new Map(), log: SILENT })).rejects.toThrow(
    "the supergraph needs a subgraph named 'finder'; none is given",
  );
});
