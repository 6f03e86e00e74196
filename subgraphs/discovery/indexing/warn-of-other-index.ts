// Tells at the start of a server when the index that it searches was made by other settings, or has documents of another
// shape, than this code's: it is searched all the same, until an index run has built it anew.
import type { Logger } from '../../kit/log.ts';
import type { DiscoveryStore } from './discovery-store.ts';
import { hashSettings, type IndexRecipe } from './index-recipe.ts';

/** Goes by the store alone, which knows nothing on a host that shares no data directory with the indexer. */
export function warnOfOtherIndex(
  store: Pick<DiscoveryStore, 'readNewestGeneration'>,
  { settings, shapeVersion }: IndexRecipe,
  log: Logger,
): void {
  const newest = store.readNewestGeneration();
  if (newest === null) return;
  const otherSettings = newest.settingsHash !== hashSettings(settings);
  const otherShape = newest.shapeVersion !== shapeVersion;
  if (!otherSettings && !otherShape) return;
  const { generation } = newest;
  log.warn(
    { generation, otherSettings, otherShape },
    'the index is not of this version: run `npm run index -- --full`',
  );
}
