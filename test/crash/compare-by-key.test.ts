import { expect, test } from 'vitest';
import { compareByKey } from './compare-by-key.ts';

const toKey = ({ id }: { readonly id: string }): string => id;

test('tells what is lost, what is too many and what is wrong, each by its key', () => {
  const should = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
    { id: 'c', title: 'C' },
  ];
  const is = [
    { id: 'b', title: 'another' },
    { id: 'c', title: 'C' },
    { id: 'c', title: 'C' },
    { id: 'd', title: 'D' },
  ];
  expect(compareByKey(is, should, toKey)).toEqual({ lost: ['a'], duplicated: ['d', 'c'], wrong: ['b'] });
  expect(compareByKey(should, should, toKey)).toEqual({ lost: [], duplicated: [], wrong: [] });
});
