import { buildSchema, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { costOperation } from '../../../gateway/plugins/operation-cost.ts';

const SCHEMA = buildSchema(`
  type Query { search(first: Int = 20): Page items(ids: [ID!]!): [Item] title: String }
  type Page { total: Int hits: [Hit!]! info: Info }
  type Info { end: String }
  type Hit { id: ID item: Item tags: [String!]! }
  interface Item { id: ID sessions: [Session!]! }
  type Course implements Item { id: ID sessions: [Session!]! price: String }
  type Session { start: String }
`);

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const { definitions } = parse(text);
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  const fragments = definitions.filter(
    (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return costOperation({
    schema: SCHEMA,
    operation,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    variables,
  });
}

test.each<[string, Record<string, unknown>, number]>([
  ['{ title }', {}, 1],
  ['{ search { total } }', {}, 2],
  ['{ search { hits { id } } }', {}, 1 + 20 * 2],
  ['{ search(first: 3) { hits { id tags } info { end } } }', {}, 1 + 3 * 3 + 2],
  ['query Q($n: Int) { search(first: $n) { hits { id } } }', { n: 7 }, 1 + 7 * 2],
  ['{ items(ids: ["a", "b"]) { id } }', {}, 2 * 2],
  ['{ search(first: 2) { hits { item { sessions { start } } } } }', {}, 1 + 2 * (1 + 1 + 5 * 2)],
  ['{ ...A ...A } fragment A on Query { search(first: 2) { hits { ... on Hit { id } } } }', {}, 2 * (1 + 2 * 2)],
  ['{ items(ids: ["a"]) { ... on Course { price } } }', {}, 2],
  ['{ search(first: -5) { hits { id } } }', {}, 1 + 2],
  ['{ __schema { types { name } } __typename }', {}, 0],
])('%s with %o holds at most %d values', (text, variables, expected) => {
  expect(cost(text, variables)).toBe(expected);
});
