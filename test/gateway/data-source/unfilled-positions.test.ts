import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { listUnfilledPositions, readRepresentations } from '../../../gateway/data-source/unfilled-positions.ts';

test('a fetch at the root leaves its root fields empty, by the names asked for', () => {
  const document = parse('query Q { a: search { total } ...More } fragment More on Query { partners { name } }');
  expect(listUnfilledPositions(document, [])).toEqual([['a'], ['partners']]);
});

test('a fetch of entities leaves empty what it asked of each by its type', () => {
  const document = parse(`query Q($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on River { __typename title n: nested { id } ...Seats }
      ... on Hill { summary }
    }
  } fragment Seats on River { seats title }`);
  const representations = ['River', 'Hill', 'Lake'].map((__typename) => ({ __typename, id: '1' }));
  expect(listUnfilledPositions(document, representations)).toEqual([
    ['_entities', 0, 'title'],
    ['_entities', 0, 'n'],
    ['_entities', 0, 'seats'],
    ['_entities', 1, 'summary'],
    ['_entities', 2],
  ]);
});

test('representations are read from the variables, if there are any', () => {
  expect(readRepresentations({ first: 3 })).toEqual([]);
  expect(readRepresentations({ representations: [{ __typename: 'River', id: '1' }] })).toEqual([
    { __typename: 'River', id: '1' },
  ]);
});
