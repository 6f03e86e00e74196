import { expect, test } from 'vitest';
import { moveToPlace, placeEntities } from '../../../gateway/data-source/entity-places.ts';

const hit = (__typename: string, id: string) => ({ item: { __typename, id } });
const ROOTS = [
  { other: 1 },
  { search: { hits: [hit('Hill', 'h1'), hit('River', 'r1'), { item: null }, hit('River', 'r1'), hit('River', 'r2')] } },
];
const PATH = ['search', 'hits', '@', 'item'];

test('a representation is placed among all objects at its path, of every type', () => {
  const representations = ['r1', 'r1', 'r2'].map((id) => ({ __typename: 'River', id }));
  expect(placeEntities(ROOTS, PATH, representations)).toEqual([1, 2, 3]);
});

test('an object that cannot be found keeps its number', () => {
  expect(placeEntities(ROOTS, PATH, [{ __typename: 'River', id: 'unknown' }])).toEqual([0]);
});

test('errors about entities are moved, others stay', () => {
  const error = (path: (string | number)[]) => ({ message: 'no', path });
  expect(moveToPlace(error(['_entities', 0, 'seats']), [4])).toEqual(error(['_entities', 4, 'seats']));
  expect(moveToPlace(error(['search', 0]), [4])).toEqual(error(['search', 0]));
  expect(moveToPlace({ message: 'no' }, [4])).toEqual({ message: 'no' });
});
