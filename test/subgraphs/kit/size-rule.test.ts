import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { createSizeRule } from '../../../subgraphs/kit/size-rule.ts';

const SCHEMA = buildSchema('type Query { q: Query total: Int }');
const LIMITS = { depth: 3, aliases: 2, directives: 2, rootFields: 2 };

const refusals = (text: string): readonly unknown[] =>
  validate(SCHEMA, parse(text), [createSizeRule(LIMITS)]).map(({ extensions: { code, limit, maximum, actual } }) => [
    code,
    limit,
    maximum,
    actual,
  ]);

test.each<[string, readonly unknown[]]>([
  ['{ q { q { total } } a: total }', []],
  ['{ q { q { q { total } } } }', [['OPERATION_TOO_LARGE', 'depth', 3, 4]]],
  [
    '{ q { ...A } } fragment A on Query { q { ...B } } fragment B on Query { q { total } }',
    [['OPERATION_TOO_LARGE', 'depth', 3, 4]],
  ],
  ['{ q { ...A } a: q { ...A } } fragment A on Query { b: total }', [['OPERATION_TOO_LARGE', 'aliases', 2, 3]]],
  [
    '{ total @skip(if: true) ... @skip(if: true) { total @skip(if: true) } }',
    [['OPERATION_TOO_LARGE', 'directives', 2, 3]],
  ],
  [
    '{ total ...A } fragment A on Query { total ... on Query { total } }',
    [['OPERATION_TOO_LARGE', 'rootFields', 2, 3]],
  ],
  ['query A { total } query B { total total total }', [['OPERATION_TOO_LARGE', 'rootFields', 2, 3]]],
  ['{ ...A } fragment A on Query { ...A total }', []],
])('%s', (text, expected) => {
  expect(refusals(text)).toEqual(expected);
});
