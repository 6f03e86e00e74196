// What the resolvers of one operation share: one moment, and one DataLoader, so that references asked for in one tick
// become one query. A store that does not answer rejects each load.
import DataLoader from 'dataloader';
import type { CatalogueReader } from '../catalogue/catalogue.ts';
import type { CatalogueItem } from '../catalogue-item.ts';

const MAX_BATCH_SIZE = 1_000;

export interface PartnerContext {
  readonly now: Date;
  /** By id; null for what is unknown, removed or under embargo. */
  readonly items: DataLoader<string, CatalogueItem | null>;
}

export function createPartnerContext(catalogue: CatalogueReader, now: Date): PartnerContext {
  return { now, items: new DataLoader((ids) => catalogue.get(ids), { maxBatchSize: MAX_BATCH_SIZE }) };
}
