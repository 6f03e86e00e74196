// At its start a server says when it searches an index of another version.
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscoveryStore, openDiscoveryStore } from '../../../../subgraphs/discovery/indexing/discovery-store.ts';
import { hashSettings } from '../../../../subgraphs/discovery/indexing/index-recipe.ts';
import { ITEMS_RECIPE } from '../../../../subgraphs/discovery/indexing/items-recipe.ts';
import { warnOfOtherIndex } from '../../../../subgraphs/discovery/indexing/warn-of-other-index.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const OWN = { settingsHash: hashSettings(ITEMS_RECIPE.settings), shapeVersion: ITEMS_RECIPE.shapeVersion };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 3, minute));

let folder: Awaited<ReturnType<typeof createTemporaryFolder>>;
let store: DiscoveryStore;

beforeEach(async () => {
  folder = await createTemporaryFolder();
  store = openDiscoveryStore(folder.path);
});
afterEach(async () => {
  store.close();
  await folder.remove();
});

function warnings(): readonly unknown[] {
  const lines: unknown[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  warnOfOtherIndex(store, ITEMS_RECIPE, log);
  return lines;
}

test('an index of the same settings and shape, or none, is nothing to tell of', () => {
  expect(warnings()).toEqual([]);
  store.addGeneration({ generation: 'g1', ...OWN }, at(1));
  store.markSwapped('g1', at(2));
  store.addGeneration({ generation: 'never in place', settingsHash: 'other', shapeVersion: 0 }, at(3));
  expect(warnings()).toEqual([]);
});

test('the index put in place last is what counts, one that was gone back to among them', () => {
  store.addGeneration({ generation: 'g1', ...OWN, settingsHash: 'other' }, at(1));
  store.markSwapped('g1', at(1));
  store.addGeneration({ generation: 'g2', ...OWN }, at(2));
  store.markSwapped('g2', at(2));
  expect(warnings()).toEqual([]);

  store.markSwapped('g1', at(3));
  const msg = 'the index is not of this version: run `npm run index -- --full`';
  expect(warnings()).toEqual([{ level: 40, generation: 'g1', otherSettings: true, otherShape: false, msg }]);
});
