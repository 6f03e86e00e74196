import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createOperationContext } from '../../gateway/operation-context.ts';
import { createWholeAnswers } from '../../gateway/whole-answers.ts';
import { openTinyGateway } from '../support/open-tiny-gateway.ts';
import { createTinySubgraphs } from '../support/tiny-graph.ts';

const WHOLE = [
  '{ search { total hits { id title } } }',
  '{ __typename search { __typename hits { __typename renamed: id item { __typename id ... on HillItem { id } } } } }',
  'query Named($first: Int = 1) { search(first: $first) { ...Few } } fragment Few on Page { hits { title } total }',
  'query ($title: Boolean = false) { search { total hits { id title @include(if: $title) } } }',
  '{ items(ids: ["river:1", "zzz:1"]) { id } }',
  '{ rivers { count items(first: 1) { id title seats } } }',
  '{ search(since: "2026-03-02") { total } }',
  '{ refuse search { total } }',
  '{ crash }',
  '{ search(first: 0) { total } }',
  '{ search(since: "soon") { total } }',
] as const;

const PLANNED = [
  '{ search { total } rivers { count } }',
  '{ search { hits { item { title } } } }',
  '{ __schema { queryType { name } } search { total } }',
  'query ($no: Boolean = false) { search @include(if: $no) { total } }',
] as const;

const REFUSED = [
  ['query ($first: Int!) { search(first: $first) { total } }', { first: 'many' }],
  ['query ($since: Day) { search(since: $since) { total } }', { since: 'soon' }],
] as const;

/** The first answer is by the plan. */
async function askTwice(document: string, variables: Record<string, unknown> = {}, stopped?: string) {
  await using tiny = await openTinyGateway('in-process');
  if (stopped !== undefined) await tiny.stop(stopped);
  const ask = async () => JSON.stringify(await tiny.gateway.execute({ document, variables }));
  return [await ask(), await ask()] as const;
}

describe('asked again, the gateway answers to the letter what it answered first', () => {
  test.each([...WHOLE, ...PLANNED])('%s', async (document) => {
    const [first, again] = await askTwice(document);
    expect(again).toBe(first);
  });

  test.each(REFUSED)('%s with variables that make no sense', async (document, variables) => {
    const [first, again] = await askTwice(document, variables);
    expect(first).toContain('"errors":[{');
    expect(again).toBe(first);
  });

  test.each(WHOLE.slice(0, 6))('while the subgraph is down: %s', async (document) => {
    const [first, again] = await askTwice(document, {}, document.includes('rivers') ? 'river' : 'finder');
    expect(first).toContain('SUBGRAPH_UNAVAILABLE');
    expect(again).toBe(first);
  });

  test('when time is up', async () => {
    await using tiny = await openTinyGateway('in-process', { fetchTimeoutMs: 30 });
    const ask = async () => JSON.stringify(await tiny.gateway.execute({ document: '{ hang search { total } }' }));
    const first = await ask();
    expect(first).toContain('SUBGRAPH_TIMEOUT');
    expect(await ask()).toBe(first);
  });
});

describe('the plan is left out', () => {
  /** How often the plan was carried out and the subgraph asked itself, of two requests. */
  async function countWays(text: string) {
    const [finder] = createTinySubgraphs();
    const schema = buildSubgraphSchema(finder.sdl);
    const ways = { planned: 0, asked: 0 };
    const ask = async () => {
      ways.asked += 1;
      return { data: {} };
    };
    const answers = createWholeAnswers((name) => (name === 'finder' ? { schema, ask } : undefined));
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('an operation first');
    const request = { document, operation, schema, source: text, request: {}, context: createOperationContext(1_000) };
    const run = answers.around(async (requestContext) => {
      ways.planned += 1;
      const node = { kind: 'Fetch', serviceName: 'finder', operation: text, operationKind: 'query' } as const;
      Reflect.apply(answers.didResolveQueryPlan, null, [{ queryPlan: { kind: 'QueryPlan', node }, requestContext }]);
      return { data: {} };
    });
    for (const _ of [1, 2]) await Reflect.apply(run, null, [request]);
    return ways;
  }

  test('from the second request on, where one subgraph knows every field', async () => {
    expect(await countWays(WHOLE[0])).toEqual({ planned: 1, asked: 1 });
  });

  test.each([
    ['a field that it does not know', '{ search { nothing } }'],
    ['a question about the schema', '{ __type(name: "Query") { name } search { total } }'],
    ['a document with two operations', 'query One { search { total } } query Two { search { total } }'],
  ])('but not for %s', async (_, text) => {
    expect(await countWays(text)).toEqual({ planned: 2, asked: 0 });
  });
});

test('no field of our graph needs another subgraph to be resolved: to be known is to be answered', async () => {
  const supergraph = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const needs = supergraph.match(/@join__field\([^)]*(?:external: true|requires: "|override: ")[^)]*\)/g);
  expect(supergraph).toContain('@join__field(graph: DISCOVERY');
  expect(needs).toBeNull();
});
