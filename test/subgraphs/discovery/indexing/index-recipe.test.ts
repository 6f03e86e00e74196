import { expect, test } from 'vitest';
import { hashSettings, toIndexNames } from '../../../../subgraphs/discovery/indexing/index-recipe.ts';
import { ITEMS_RECIPE } from '../../../../subgraphs/discovery/indexing/items-recipe.ts';

test('the order of settings by name makes no difference to their hash, the order of a list does', () => {
  const hash = hashSettings({ synonyms: { a: ['x'], b: ['y'] }, searchableAttributes: ['title', 'summary'] });
  expect(hashSettings({ searchableAttributes: ['title', 'summary'], synonyms: { b: ['y'], a: ['x'] } })).toBe(hash);
  expect(hashSettings({ synonyms: { a: ['x'], b: ['y'] }, searchableAttributes: ['summary', 'title'] })).not.toBe(hash);
});

test('the settings of the index hash to the same each time', () => {
  expect(hashSettings(ITEMS_RECIPE.settings)).toMatch(/^[0-9a-f]{16}$/);
  expect(hashSettings(structuredClone(ITEMS_RECIPE.settings))).toBe(hashSettings(ITEMS_RECIPE.settings));
});

test('all names of an index are covered by a key for items*', () => {
  expect(toIndexNames('items')).toEqual({ live: 'items', next: 'items_next', previous: 'items_previous' });
});
