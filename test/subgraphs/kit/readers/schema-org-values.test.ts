import { expect, test } from 'vitest';
import { toNodes, toTexts, toUrl, typesOf } from '../../../../subgraphs/kit/readers/schema-org-values.ts';

test.each([
  [' Maths ', ['Maths']],
  ['', []],
  [null, []],
  [undefined, []],
  [14, ['14']],
  [true, ['true']],
  [
    ['a', ['b', { name: 'c' }], null],
    ['a', 'b', 'c'],
  ],
  [{ '@value': 'a', '@language': 'en' }, ['a']],
  [{ '@type': 'DefinedTerm', name: ['a', 'b'] }, ['a', 'b']],
  [{ '@type': 'AlignmentObject', targetName: 'KS3' }, ['KS3']],
  [{ '@id': 'https://site.invalid/#org' }, []],
])('the texts of %j are %j', (value, expected) => {
  expect(toTexts(value)).toEqual(expected);
});

test.each([
  ['https://site.invalid/a', 'https://site.invalid/a'],
  ['../b', 'https://base.invalid/b'],
  ['javascript:alert(1)', null],
  ['mailto:a@b.invalid', null],
  ['', null],
  [{ '@id': '#x', url: 'c' }, 'https://base.invalid/dir/c'],
  [{ contentUrl: 'https://site.invalid/d.pdf' }, 'https://site.invalid/d.pdf'],
  [[{ name: 'no address' }, 'https://site.invalid/e'], 'https://site.invalid/e'],
  [7, null],
])('the address of %j is %j', (value, expected) => {
  expect(toUrl(value, 'https://base.invalid/dir/')).toBe(expected);
});

test('a relative address without a base is none', () => {
  expect(toUrl('a')).toBeNull();
});

test('types lose the prefix or address of schema.org', () => {
  expect(
    typesOf({ '@type': ['https://schema.org/Course', 'schema:Event', 'http://schema.org/Thing', 'LearningResource'] }),
  ).toEqual(['Course', 'Event', 'Thing', 'LearningResource']);
  expect(typesOf({})).toEqual([]);
});

test('the objects of a value are its own or those of its array', () => {
  expect(toNodes([{ a: 1 }, 'x', [{ b: 2 }]])).toEqual([{ a: 1 }, { b: 2 }]);
  expect(toNodes({ a: 1 })).toEqual([{ a: 1 }]);
  expect(toNodes('x')).toEqual([]);
});
