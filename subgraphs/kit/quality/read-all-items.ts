// Goes through a whole Catalogue in pages, so that memory stays small. Fails as the Catalogue does.
import type { CatalogueReader } from '../catalogue/catalogue.ts';
import type { CatalogueItem } from '../catalogue-item.ts';

const PAGE_SIZE = 500;

/** By id. */
export async function* readAllItems(catalogue: Pick<CatalogueReader, 'list'>): AsyncGenerator<CatalogueItem> {
  let afterId: string | null = null;
  for (;;) {
    const { items, hasMore } = await catalogue.list({ afterId, first: PAGE_SIZE, kinds: null });
    yield* items;
    afterId = items.at(-1)?.id ?? null;
    if (!hasMore || afterId === null) return;
  }
}
